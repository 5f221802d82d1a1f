import { Button, Dropdown } from 'antd'
import { GlobalOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { LOCALES, changeLocale, useLabel, useLocale, useT } from '@guanjia/ui'
import './front.css'

/** The page before the desk: what the product is on the left, one form on the right. */
export function Front({ title, children, onLocale }: { title: string; children: ReactNode; onLocale?: () => void }) {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()
  const steps = [t('shell.front.step1'), t('shell.front.step2'), t('shell.front.step3'), t('shell.front.step4')]
  return (
    <div className="gj-front">
      <aside className="gj-front-side">
        <div>
          <img src="/icon.svg" alt="" width={48} height={48} style={{ borderRadius: 11, boxShadow: '0 0 0 1px rgb(255 255 255 / 25%)' }} />
          <h1>{t('shell.front.name')}</h1>
          <p>{t('shell.front.promise')}</p>
          <ol>
            {steps.map((step, index) => (
              <li key={step}>
                <span>{index + 1}</span>
                {step}
              </li>
            ))}
          </ol>
        </div>
        <small style={{ color: '#b9cdf5' }}>{t('shell.front.licence')}</small>
      </aside>
      <main className="gj-front-main">
        <header>
          <Dropdown
            menu={{
              selectedKeys: [locale],
              items: LOCALES.map((key) => ({ key, label: label('locale', key) })),
              onClick: ({ key }) => {
                onLocale?.()
                void changeLocale(key as typeof locale)
              },
            }}
          >
            <Button type="text" icon={<GlobalOutlined />}>
              {label('locale', locale)}
            </Button>
          </Dropdown>
        </header>
        <div className="gj-front-form">
          <h2>{title}</h2>
          {children}
        </div>
      </main>
    </div>
  )
}
