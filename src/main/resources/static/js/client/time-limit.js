/**
 * Runs `work(signal)`. Rejects if it takes longer than `millis` milliseconds or when `stop` is aborted. The signal is aborted
 * then, so that a request ends as well. Work that cannot be aborted continues, and its result is ignored.
 */
export async function withinTime(millis, work, stop) {
  const controller = new AbortController()
  const abort = () => controller.abort(stop.reason)
  const timer = setTimeout(() => controller.abort(new DOMException(`No answer within ${millis} ms`, 'TimeoutError')), millis)
  stop?.addEventListener('abort', abort)
  if (stop?.aborted) abort()
  try {
    return await Promise.race([ended(controller.signal), work(controller.signal)])
  } finally {
    clearTimeout(timer)
    stop?.removeEventListener('abort', abort)
  }
}

function ended(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason))
  })
}
