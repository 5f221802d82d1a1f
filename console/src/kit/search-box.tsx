import { Input, type InputRef } from 'antd'
import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { SearchHit } from '@guanjia/contract/archives.ts'
import { useSite } from '../session/session.tsx'
import './search-box.css'

const WAIT_MS = 120

interface Props {
  placeholder: string
  onPick: (hit: SearchHit) => void
  /** Which hits are of use here; all kinds when left out. */
  kinds?: readonly SearchHit['kind'][]
  size?: 'small' | 'middle' | 'large'
  inputRef?: Ref<InputRef>
  autoFocus?: boolean
  /** Keeps the words after a pick; otherwise the box is empty again. */
  keeps?: boolean
  suffix?: React.ReactNode
  id?: string
}

/** One box for everything: name, pinyin initials, phone tail, room in any spelling, number; ↑↓ choose, Enter picks, Esc closes. */
export function SearchBox({ placeholder, onPick, kinds, size = 'middle', inputRef, autoFocus, keeps = false, suffix, id }: Props) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const listId = useId()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall(
    'archives.search',
    { query: { q, siteId: site.id, limit: 20 } },
    { enabled: q.length > 0, placeholderData: keepPreviousData, staleTime: 5000 },
  )
  const hits = q && found.data ? found.data.hits.filter(({ kind }) => !kinds || kinds.includes(kind)) : []
  const isSettled = q === words.trim() && !found.isFetching
  useEffect(() => setAt(0), [q])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const pick = (hit: SearchHit): void => {
    setOpen(false)
    setWords(keeps ? hit.title : '')
    // The keys of the page that opens must not be typed into the box.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    onPick(hit)
  }
  // Who types faster than the answer comes means its first hit.
  const [picksFirst, setPicksFirst] = useState(false)
  const pickFirst = useEffectEvent(() => {
    setPicksFirst(false)
    if (hits[0]) pick(hits[0])
  })
  useEffect(() => {
    if (picksFirst && isSettled) pickFirst()
  }, [picksFirst, isSettled])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      if (hits.length > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length)
    } else if (event.key === 'Enter' && open && words.trim()) {
      event.preventDefault()
      if (!isSettled) setPicksFirst(true)
      else if (hits[at]) pick(hits[at])
    } else if (event.key === 'Escape') {
      if (open && words) {
        event.stopPropagation()
        setOpen(false)
      } else (event.target as HTMLElement).blur()
    }
  }
  const isOpen = open && q.length > 0
  return (
    <div className="gj-search" data-size={size}>
      <Input
        id={id}
        ref={inputRef}
        size={size}
        value={words}
        autoFocus={autoFocus}
        placeholder={placeholder}
        aria-label={placeholder}
        allowClear
        prefix={<SearchOutlined className="gj-quiet" />}
        suffix={suffix}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && hits[at] ? `${listId}-${at}` : undefined}
        onChange={(event) => {
          setWords(event.target.value)
          setPicksFirst(false)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <div className="gj-search-popup">
          <ul id={listId} role="listbox" aria-label={placeholder} ref={list}>
            {hits.map((hit, index) => (
              // Pressing must not take the focus away from the box before the pick is made.
              <li
                key={`${hit.kind}${hit.id}`}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                data-at={index === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(hit)}
                onMouseMove={() => setAt(index)}
              >
                <span className="gj-search-kind" data-kind={hit.kind}>
                  {label('recordType', hit.kind)}
                </span>
                <span className="gj-search-title">
                  <Marked text={hit.title} part={q} />
                </span>
                <span className="gj-quiet gj-clip gj-grow">{hit.subtitle}</span>
                {hit.matched && !hit.title.includes(hit.matched) && !hit.subtitle.includes(hit.matched) && (
                  <span className="gj-quiet gj-small gj-clip">{hit.matched}</span>
                )}
              </li>
            ))}
          </ul>
          {hits.length === 0 && (
            <p className="gj-quiet" role="status">
              {found.isError ? t('error.offline') : isSettled ? t('shell.search.nothing', { q }) : t('shell.search.searching')}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

function Marked({ text, part }: { text: string; part: string }) {
  const start = text.toLowerCase().indexOf(part.toLowerCase())
  if (start < 0) return text
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, start + part.length)}</mark>
      {text.slice(start + part.length)}
    </>
  )
}

/** The value once it has not changed for a while. */
export function useLater<T>(value: T, waitMs: number): T {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), waitMs)
    return () => clearTimeout(timer)
  }, [value, waitMs])
  return later
}
