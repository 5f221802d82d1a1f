import { Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import type { NamedItem, StandardItemRef } from '@guanjia/contract/standards.ts'

/** Chooses the item of a service standard that something comes from: first the standard, then its item, in the version in force. One that was chosen stays in its version. */
export function StandardItemField({ value, onChange }: { value?: StandardItemRef | undefined; onChange?: (value: StandardItemRef | undefined) => void }) {
  const t = useT()
  const [picked, setPicked] = useState<string | null>(null)
  const standardId = picked ?? value?.standardId
  const standards = useCall('standards.listStandards', { query: { filter: { state: ['published'] } } })
  const chosen = useCall('standards.getStandard', { params: { id: standardId! } }, { enabled: standardId !== undefined })
  const current = chosen.data?.current
  const items = current?.items ?? []
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <Select
        allowClear
        aria-label={t('quality.standards.from')}
        placeholder={t('quality.standards.from')}
        value={standardId}
        options={(standards.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.code}` }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(id?: string) => {
          setPicked(id ?? null)
          onChange?.(undefined)
        }}
      />
      <Select
        aria-label={t('quality.standards.fromItem')}
        placeholder={t('quality.standards.fromItem')}
        disabled={!current}
        value={value?.standardId === standardId && items.some(({ id }) => id === value?.itemId) ? value?.itemId : undefined}
        options={items.map((item, at) => ({ value: item.id, label: `${at + 1}. ${item.text}` }))}
        // What an item asks is a sentence: all of it is read before it is chosen.
        optionRender={({ data }) => <span style={{ whiteSpace: 'normal' }}>{data.label}</span>}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(itemId: string) => onChange?.({ standardId: standardId!, number: current!.number, itemId })}
      />
    </div>
  )
}

export const isItem = (one: NamedItem, ref: StandardItemRef | undefined): boolean => one.standardId === ref?.standardId && one.number === ref.number && one.itemId === ref.itemId

/** The item that something comes from, as it was when it was named, with the way to its standard; says when the standard has moved on. */
export function StandardItemLink({ named }: { named: NamedItem }) {
  const t = useT()
  return (
    <span>
      <Link to="/quality/standards/$id" params={{ id: named.standardId }}>{named.name}</Link> <span className="gj-quiet">{t('quality.standards.version', { n: named.number })}</span> {named.text}
      {!named.isInForce && <span className="gj-tone" data-tone="soon"> ▲ {t('quality.standards.movedOn')}</span>}
    </span>
  )
}
