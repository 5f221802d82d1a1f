import { integration, webhooks } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { actOnCalendarFeed, getCalendarFeed, readCalendarFeed } from './calendar-feed.ts'
import { changeChannel, createChannel, listChannels, removeChannel } from './channels.ts'
import { changeHouseChoices, changeOwnChoices, houseChoices, ownChoices } from './choices.ts'
import { actOnDelivery, getDelivery, listDeliveries, planDeliveryExport } from './deliveries.ts'
import { addPushDevice, listPushDevices, removePushDevice } from './push-devices.ts'
import { testChannel } from './test-channel.ts'
import { actOnWebhookDelivery, getWebhookDelivery, listWebhookDeliveries } from './webhook-log.ts'
import { actOnWebhook, changeWebhook, createWebhook, getWebhook, listWebhookEvents, listWebhooks, removeWebhook } from './webhooks.ts'
import { dropWording, listMessageKinds, previewWording, writeWording } from './wordings.ts'
import { planWebhookDeliveriesExport } from './export-webhook-log.ts'

export const integrationRoutes: Route[] = [
  route(integration.listChannels, listChannels),
  route(integration.createChannel, createChannel),
  route(integration.changeChannel, changeChannel),
  route(integration.removeChannel, removeChannel),
  rawRoute(integration.testChannel, ({ app }, input, actor) => testChannel(app, actor!, input)),
  route(integration.listDeliveries, listDeliveries),
  rawRoute(integration.exportDeliveries, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planDeliveryExport(ctx, query))),
  route(integration.getDelivery, getDelivery),
  route(integration.actOnDelivery, actOnDelivery),
  route(integration.listMessageKinds, listMessageKinds),
  route(integration.writeWording, writeWording),
  route(integration.dropWording, dropWording),
  route(integration.previewWording, previewWording),
  route(integration.ownChoices, ownChoices),
  route(integration.changeOwnChoices, changeOwnChoices),
  route(integration.houseChoices, houseChoices),
  route(integration.changeHouseChoices, changeHouseChoices),
  route(integration.listPushDevices, listPushDevices),
  route(integration.addPushDevice, addPushDevice),
  route(integration.removePushDevice, removePushDevice),
  route(integration.getCalendarFeed, getCalendarFeed),
  route(integration.actOnCalendarFeed, actOnCalendarFeed),
  rawRoute(integration.readCalendarFeed, ({ app }, input) => readCalendarFeed(app, input)),
  route(webhooks.listWebhooks, listWebhooks),
  route(webhooks.createWebhook, createWebhook),
  route(webhooks.getWebhook, getWebhook),
  route(webhooks.changeWebhook, changeWebhook),
  route(webhooks.removeWebhook, removeWebhook),
  route(webhooks.actOnWebhook, actOnWebhook),
  route(webhooks.listWebhookEvents, listWebhookEvents),
  route(webhooks.listWebhookDeliveries, listWebhookDeliveries),
  rawRoute(webhooks.exportWebhookDeliveries, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planWebhookDeliveriesExport(ctx, query))),
  route(webhooks.getWebhookDelivery, getWebhookDelivery),
  route(webhooks.actOnWebhookDelivery, actOnWebhookDelivery),
]
