import { CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { Fragment, useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { fillScript, useCall, useLabel, useT, type ScriptValues } from '@guanjia/ui'
import { ProblemAlert } from './problem.tsx'

/** The scripts below a text, filled with what is known: search by words or pinyin initials, arrows move, Enter takes, Esc leaves. */
export function ScriptPicker({ values, onPick, onClose }: { values: ScriptValues; onPick: (text: string) => void; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const [q, setQ] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(q.trim())
  const found = useCall('language.listScripts', { query: { filter: { q: asked, active: true } } }, { placeholderData: keepPreviousData, staleTime: 60_000 })
  const items = found.data?.items ?? []
  const chosen = items[Math.min(at, items.length - 1)]
  // Enter that comes before the answer to the words means the first of that answer, not what still stands there.
  const isSettled = asked === q.trim() && !found.isPlaceholderData
  const [isTaking, setTaking] = useState(false)
  useEffect(() => {
    if (!isTaking || !isSettled) return
    setTaking(false)
    if (chosen) onPick(chosen.text)
  }, [isTaking, isSettled, chosen, onPick])
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [at, asked])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt(Math.max(0, Math.min(items.length - 1, at + step)))
    else if (event.key === 'Enter' && !isSettled) setTaking(true)
    else if (event.key === 'Enter' && chosen) onPick(chosen.text)
    else if (event.key === 'Escape') onClose()
    else return
    // The form around it must not be sent or left by the same key.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="gj-scripts" onKeyDown={onKeyDown}>
      <header>
        <Input
          size="small"
          autoFocus
          allowClear
          value={q}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.id}`}
          placeholder={t('language.scripts.search')}
          aria-label={t('language.scripts.search')}
          onChange={({ target }) => {
            setQ(target.value)
            setAt(0)
            setTaking(false)
          }}
        />
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('language.text.close')} onClick={onClose} />
      </header>
      <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      <ul ref={list} id={listId} role="listbox" aria-label={t('language.tab.scripts')}>
        {items.map((script, i) => (
          <Fragment key={script.id}>
            {script.scene !== items[i - 1]?.scene && (
              <li className="gj-scene" role="presentation">
                {label('scriptScene', script.scene)}
              </li>
            )}
            <li
              id={`${listId}-${script.id}`}
              role="option"
              aria-selected={script === chosen}
              onMouseMove={() => setAt(i)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(script.text)}
            >
              <strong>{script.title}</strong>
              <p>{fillScript(script.text, values).text}</p>
            </li>
          </Fragment>
        ))}
        {found.data && items.length === 0 && <li className="gj-scene">{t('language.scripts.empty')}</li>}
      </ul>
    </div>
  )
}
