// Before the first paint, so that the dark theme does not flash white. A file of its own: the server's policy allows no script inside the page.
{
  const chosen = localStorage.getItem('guanjia.theme')
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}
