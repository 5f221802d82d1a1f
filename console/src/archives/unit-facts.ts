import { formatMoney, formatNumber, useLabel, useT, useTime } from '@guanjia/ui'
import type { Unit } from '@guanjia/contract/archives.ts'
import type { Fact } from '../kit/record-page.tsx'

/** What is known of a unit, in the order in which people ask. */
export function useUnitFacts(unit: Unit): Fact[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const area = (value: number | null): string => (value === null ? '' : t('archives.squareMetres', { n: formatNumber(value, 2) }))
  return [
    { label: t('archives.field.building'), value: unit.building.name },
    { label: t('shell.field.floor'), value: unit.floor === null ? '' : t('archives.floorOf', { n: unit.floor }) },
    { label: t('shell.field.use'), value: label('unitUse', unit.use) },
    { label: t('shell.field.layout'), value: unit.layout },
    { label: t('shell.field.buildingArea'), value: area(unit.buildingArea) },
    { label: t('shell.field.billingArea'), value: area(unit.billingArea) },
    { label: t('shell.field.indoorArea'), value: area(unit.indoorArea) },
    { label: t('shell.field.orientation'), value: unit.orientation },
    { label: t('shell.field.handedOverOn'), value: unit.handedOverOn && [unit.handedOverOn, unit.period !== 'unknown' && label('estatePeriod', unit.period)].filter(Boolean).join(' · ') },
    { label: t('archives.field.rent'), value: formatMoney(unit.rentFen) },
    { label: t('archives.field.zone'), value: unit.zone?.name },
    { label: t('archives.field.steward'), value: unit.steward?.name },
    { label: t('archives.field.updatedAt'), value: time.at(unit.updatedAt) },
    { label: t('shell.field.note'), value: unit.note, isWide: true },
  ]
}
