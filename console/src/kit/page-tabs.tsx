import { useNavigate, type LinkProps } from '@tanstack/react-router'
import { Segmented } from 'antd'
import type { ReactNode } from 'react'

interface PageTab<T extends string> {
  value: T
  label: string
  to: NonNullable<LinkProps['to']>
  search?: Record<string, string | undefined>
  icon?: ReactNode
}

/** Pages that are looked at side by side: which of them this is, and the way to the others. Not on paper. */
export function PageTabs<T extends string>({ label, at, tabs }: { label: string; at: T; tabs: readonly PageTab<T>[] }) {
  const navigate = useNavigate()
  const open = (next: T): void => {
    const { to, search = {} } = tabs.find(({ value }) => value === next)!
    void navigate({ to, search: search as never })
  }
  return <div className="gj-page-tabs gj-screen-only"><Segmented<T> aria-label={label} value={at} options={tabs.map(({ value, label: name, icon }) => ({ value, label: name, icon }))} onChange={open} /></div>
}
