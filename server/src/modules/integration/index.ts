export { OutboundWorker, runOutbound } from './outbound-worker.ts'
