import type { Exchange } from './route.ts'

/** Where people open a path of this installation, for the codes on paper: at the address that was configured, else at the host that was asked. */
export function publicAddress({ app, request }: Pick<Exchange, 'app' | 'request'>, path: string): string {
  return `${app.config.publicUrl ?? `${request.protocol}://${request.host}`}${path}`
}
