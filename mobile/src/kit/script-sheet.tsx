import { Fragment, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useCall } from '@guanjia/ui/api/query.ts'
import { fillScript, type ScriptValues } from '@guanjia/ui/language/fill.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { LineField } from './field.tsx'
import { ProblemNote } from './problem.tsx'
import { Sheet } from './sheet.tsx'

/** The script library under the thumb: search by words or pinyin initials, a tap inserts. */
export function ScriptSheet({ values, onPick, onClose }: { values: ScriptValues; onPick: (text: string) => void; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const [q, setQ] = useState('')
  const found = useCall('language.listScripts', { query: { filter: { q: q.trim(), active: true } } }, { placeholderData: keepPreviousData, staleTime: 60_000 })
  const items = found.data?.items
  return (
    <Sheet open title={t('language.tab.scripts')} closeLabel={t('language.text.close')} onClose={onClose}>
      <LineField label={t('language.scripts.search')} max={50} value={q} onChange={setQ} enterKeyHint="search" autoCapitalize="none" />
      <ProblemNote error={found.error} />
      {items?.length === 0 && <p className="muted">{t('language.scripts.empty')}</p>}
      <div className="choice-list">
        {items?.map((script, i) => (
          <Fragment key={script.id}>
            {script.scene !== items[i - 1]?.scene && <p className="muted">{label('scriptScene', script.scene)}</p>}
            <button type="button" onClick={() => onPick(script.text)}>
              <span>{script.title}</span>
              <small>{fillScript(script.text, values).text}</small>
            </button>
          </Fragment>
        ))}
      </div>
    </Sheet>
  )
}
