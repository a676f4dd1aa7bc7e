/** Two short notes: the frequency in Hz and the start in seconds. */
const NOTES = [
  [880, 0],
  [1174.66, 0.12],
]
const LENGTH = 0.35
const VOLUME = 0.12
/** Milliseconds that the browser may take to start. A sound that comes late would be about nothing. */
const START_WITHIN = 500

/** Plays the sound for a new message. Browsers allow no sound before the user has clicked or typed on the page; then nothing happens. */
export async function playSound() {
  const { AudioContext } = globalThis
  if (!AudioContext) return
  const audio = new AudioContext()
  try {
    if (audio.state !== 'running') await Promise.race([audio.resume(), new Promise((late) => setTimeout(late, START_WITHIN))])
    if (audio.state !== 'running') return
    await Promise.all(NOTES.map(([frequency, start]) => play(audio, frequency, audio.currentTime + start)))
  } finally {
    audio.close()
  }
}

function play(audio, frequency, at) {
  const tone = new OscillatorNode(audio, { type: 'sine', frequency })
  const volume = new GainNode(audio, { gain: 0 })
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(VOLUME, at + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + LENGTH)
  return new Promise((ended) => tone.addEventListener('ended', ended))
}
