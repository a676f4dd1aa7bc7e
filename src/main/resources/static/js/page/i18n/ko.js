const number = new Intl.NumberFormat('ko')

/** A deleted account is not addressed by name. */
const called = (person) => (person.deleted ? [person] : [person, ' 님'])

/**
 * 'Ben 님, 미나 님 외 3명', after which '이' is right, whatever the names end in. With `more`, there are at least that many others.
 */
function listed(people, others, more) {
  const named = people.flatMap((person, at) => [at > 0 ? ', ' : '', ...called(person)])
  return others > 0 ? [...named, ` 외 ${number.format(others)}명${more ? ' 이상' : ''}`] : named
}

const role = { guest: '게스트', member: '멤버', administrator: '관리자', bot: '봇' }

export default {
  number: (n) => number.format(n),
  connection: {
    connecting: '연결 중',
    online: '접속 중',
    waiting: '다시 연결 중',
    offline: '오프라인',
    refused: '연결 안 됨',
    resting: '쉬는 중',
    closed: '연결 안 됨',
  },
  connectedBy: (transport) => `${transport} 방식으로 연결됐어요`,
  transport: { websocket: '웹소켓', 'xhr-streaming': 'HTTP 스트리밍', 'xhr-polling': 'HTTP 폴링' },
  banner: {
    connecting: '아직 연결하고 있어요. 작성한 메시지는 연결되면 보낼게요.',
    waiting: '연결이 끊겼어요. 작성한 메시지는 연결되면 보낼게요.',
    offline: '지금은 오프라인이에요. 작성한 메시지는 연결되면 보낼게요.',
    closed: '연결이 종료됐어요.',
    refused: '서버에 연결하지 못했어요.',
  },
  seconds: (n) => `${n}초 뒤에 다시 시도해요`,
  reload: '새로고침',
  reconnect: '지금 다시 연결',
  refusal: {
    'authentication-required': '로그아웃됐어요. 새로고침하면 다시 들어올 수 있어요.',
    'access-ended': '로그아웃됐어요. 새로고침하면 다시 들어올 수 있어요.',
    'token-invalid': '로그아웃됐어요. 새로고침하면 다시 들어올 수 있어요.',
    'csrf-invalid': '페이지를 연 지 오래됐어요. 새로고침하면 이어서 쓸 수 있어요.',
    'origin-refused': '서버가 이 주소에서 오는 연결을 받지 않아요. 서버를 운영하는 분께 알려 주세요.',
    'too-many-connections': '채팅을 너무 여러 곳에서 열었어요. 한 곳을 닫고 다시 시도해 주세요.',
    'text-missing': '내용이 없는 메시지예요.',
    'text-blank': '내용이 없는 메시지예요.',
    'text-too-long': '메시지가 너무 길어요.',
    'room-left': '이 방의 멤버가 아니에요.',
    'room-archived': '보관된 방이라 더는 글을 쓸 수 없어요.',
    silenced: '지금은 이 방에 글을 쓸 수 없어요.',
    'room-unknown': '이제 없는 방이에요.',
    'client-id-taken': '같은 ID를 쓰는 다른 메시지가 서버에 있어요.',
    'outbox-full': '전송 대기 중인 메시지가 너무 많아요. 이 메시지는 여기에 남겨 두었으니 잠시 뒤에 다시 보내 주세요.',
    closed: '채팅이 닫혔어요. 새로고침해 주세요.',
    other: '서버가 이 메시지를 받지 않았어요.',
  },
  gone: {
    removed: ({ name }) => `${name} 님이 이 방에서 내보냈어요.`,
    left: () => '이 방에서 나갔어요.',
    noLonger: () => '이 방의 멤버가 아니에요.',
    unknown: () => '이 방의 멤버가 아니거나, 이제 없는 방이에요.',
  },
  toLobby: '로비로 가기',
  banned: (code, until) => `관리자가 ${until ? `${until}까지 ` : ''}이 ${code === 'account-banned' ? '계정을' : '네트워크를'} 차단했어요.`,
  toDoor: '처음 화면으로',
  silencedUntil: (time) => `${time}까지는 이 방에 글을 쓸 수 없어요.`,
  unseen: (n) => `새 메시지 ${number.format(n)}개`,
  newSince: (n, time) => `${time}부터 새 메시지 ${number.format(n)}개`,
  newest: '최신 메시지로',
  rooms: '방 목록',
  roomsUnread: '방 목록, 안 읽은 글 있음',
  lobby: '로비',
  here: '지금 여기',
  opened: (title, unread) => (unread > 0 ? `${title}, 안 읽음 ${number.format(unread)}` : title),
  archived: '보관됨',
  unread: (n) => `안 읽음 ${number.format(n)}`,
  many: (n) => `${number.format(n)}+`,
  found: (n) => `${number.format(n)}개 찾음`,
  nothingFound: '검색 결과 없음',
  role,
  deletedAccount: '삭제된 계정',
  announced: (name, text, by) => `${name} 님${by ? `(${role[by]})` : ''}: ${text}`,
  actions: (name, text, deleted) => `${name}${deleted ? '' : ' 님'}의 메시지 메뉴: ${text}`,
  about: (name) => `${name} 님의 프로필`,
  since: (day) => `${day}부터 함께했어요`,
  removed: '삭제된 메시지예요.',
  copied: '글을 복사했어요.',
  event: {
    joined: ({ by, people, others, more }) =>
      by ? [...called(by), '이 ', ...listed(people, others, more), '을 초대했어요'] : [...listed(people, others, more), '이 들어왔어요'],
    left: ({ people, others, more }) => [...listed(people, others, more), '이 나갔어요'],
    removed: ({ by, people, others }) => [...called(by), '이 ', ...listed(people, others), '을 내보냈어요'],
    renamed: ({ by, name }) => [...called(by), '이 방 이름을 바꿨어요: ', name],
    'topic-changed': ({ by, topic }) => (topic ? [...called(by), '이 주제를 바꿨어요: ', topic] : [...called(by), '이 주제를 지웠어요']),
    archived: ({ by }) => [...called(by), '이 방을 보관했어요'],
    unarchived: ({ by }) => [...called(by), '이 방 보관을 해제했어요'],
  },
  problem: {
    history: '메시지를 불러오지 못했어요.',
    copying: '글을 복사하지 못했어요.',
    rooms: '방 목록을 새로 불러오지 못했어요.',
    people: '사람을 검색하지 못했어요.',
    direct: '대화를 열지 못했어요. 다시 시도해 주세요.',
    removal: '메시지를 삭제하지 못했어요. 다시 시도해 주세요.',
    profile: '프로필을 불러오지 못했어요.',
    nobody: '이제 없는 계정이에요.',
    session: '로그아웃됐어요. 새로고침하면 다시 들어올 수 있어요.',
  },
  remaining: (n) => `${number.format(n)}자 남음`,
  tooLong: (n) => `${number.format(n)}자 초과`,
  unsendable: (limit) => `메시지는 ${number.format(limit)}자까지 보낼 수 있어요. 줄이거나 나누어 보내 주세요.`,
  morePeople: (n) => `외 ${number.format(n)}명`,
  unnamedPeople: '접속자가 많아서 이름은 표시하지 않아요.',
  online: (n) => `서버 접속자 보기: ${number.format(n)}명`,
  onlineAll: '서버 접속자',
  onlineRoom: '이 방 접속자',
  onlineHere: (n) => `이 방 접속자 보기: ${number.format(n)}명`,
  theme: {
    system: '테마: 시스템 설정',
    light: '테마: 라이트',
    dark: '테마: 다크',
  },
}
