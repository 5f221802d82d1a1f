export { cleaningByZone, type CleaningScore, type ScorePeriod } from './cleaning-score.ts'
export { areaCleaned, cleaningChecked, greeningDone, pestAnnounced, pestTreated, wasteCollected } from './events.ts'
