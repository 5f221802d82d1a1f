export { getStandard, itemsOfVersion, listStandards, standardInForce } from './library.ts'
export { actOnStandard, addReadyStandards, confirmStandard, createStandard, draftStandard, outstandingReadings } from './write.ts'
