/** The phone's own light or dark; antd-mobile and our colours read the attribute. */
export function followColourScheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const adopt = (): void => {
    document.documentElement.dataset.prefersColorScheme = dark.matches ? 'dark' : 'light'
  }
  adopt()
  dark.addEventListener('change', adopt)
}
