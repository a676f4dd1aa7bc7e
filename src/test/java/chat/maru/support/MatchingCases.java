package chat.maru.support;

/**
 * Pairs of queries and names, one per line, for the search of the page (rooms) and of the
 * server (users).
 */
public final class MatchingCases {

	/** The query finds the name. */
	public static final String FOUND = """
			garden,      Our Garden
			GARDEN,      Our garden
			ourgar,      Our Garden
			'  ',        Garden
			정원,        우리 정원
			ㅈㅇ,        정원
			ㅇㄹㅈㅇ,    우리 정원
			ㅂㅈㅇ,      봄 정원
			ㄳ,          가시
			저,          정원
			정,          정원
			정ㅇ,        정원
			정우,        정원
			정워,        정원
			간,          가나
			닭,          달기
			달,          닭
			정원ㅅ,      정원 소식
			봄ㅈㅇ,      봄 정원
			ｇａｒｄｅｎ, Garden
			straße,      STRASSE
			οδός,        ΟΔΌΣ
			정원,        \u110c\u1165\u11bc\u110b\u116f\u11ab
			🌱,          🌱 Garden
			2층,         ②층""";

	/** The query does not find the name. */
	public static final String NOT_FOUND = """
			garden,  Gardn
			ㅈㅇ,    전
			ㅇㅈ,    정원
			저원,    정원
			젖,      정원
			정오,    정원
			ㄱㅅ,    갓
			강,      가나
			ㅓ,      정원
			정원 1,  정원""";

	private MatchingCases() {
	}

}
