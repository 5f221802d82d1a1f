/** A figure's link may name the list of the API (`/api/v1/cases?…`) or of the console; the console's is what opens. */
export function figureLink(link: string): string {
  return link.replace(/^\/api\/v1(?=\/)/, '') || '/'
}
