import { Histogram, Registry, collectDefaultMetrics, Gauge } from 'prom-client'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const requests = new Histogram({
  name: 'guanjia_http_request_seconds',
  help: 'Time to answer a request',
  labelNames: ['method', 'path', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
})
export const poolConnections = new Gauge({ name: 'guanjia_pool_connections', help: 'Database connections of this process', labelNames: ['state'], registers: [registry] })
export const streamClients = new Gauge({ name: 'guanjia_stream_clients', help: 'Open live streams of this process', registers: [registry] })

export function observeRequest(method: string, path: string, status: number, milliseconds: number): void {
  requests.observe({ method, path, status: String(status) }, milliseconds / 1000)
}

/** All figures in Prometheus text format. */
export async function metricsText(): Promise<{ contentType: string; text: string }> {
  return { contentType: registry.contentType, text: await registry.metrics() }
}
