// Tells the server the time zone of this browser, so that the next page shows days and times before its scripts run.
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
if (timeZone) document.cookie = `zone=${timeZone}; path=/; max-age=31536000; samesite=lax`
