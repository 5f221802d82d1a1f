import i18next from 'i18next'

/** Sentences of the server that are not in the reader's language help only those who chose English. */
export function isReadable(text: string): boolean {
  return text !== '' && (i18next.language === 'en' || /\p{Script=Han}/u.test(text))
}
