// Loaded into the server before it starts: when `npm start` is killed outright, the server stops cleanly instead of living on unseen.
if (process.channel && process.env.GUANJIA_PARENT === String(process.ppid)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // Waiting for that must not keep the server alive by itself.
  process.channel.unref()
}
delete process.env.GUANJIA_PARENT
