import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useT } from '@guanjia/ui'
import { ProfileMistake, parseProfile, type Profile } from './profile-file.ts'

/** Reads a profile from a JSON file of the person; one that is none is refused with the reason. */
export function ReadProfile({ text, onRead }: { text: string; onRead: (profile: Profile) => void }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [mistake, setMistake] = useState('')
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return
    try {
      setMistake('')
      const profile = parseProfile(await file.text())
      onRead({ ...profile, name: profile.name ?? file.name.replace(/\.json$/i, '') })
    } catch (error) {
      setMistake(t('imports.profileBad', { reason: error instanceof ProfileMistake ? error.message : String(error) }))
    }
  }
  return (
    <>
      <Button size="small" type="link" style={{ padding: 0 }} onClick={() => input.current?.click()}>
        {text}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="profile-file"
        accept=".json,application/json"
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {mistake && (
        <span role="alert" className="gj-tone" data-tone="overdue" style={{ whiteSpace: 'normal' }}>
          {mistake}
        </span>
      )}
    </>
  )
}
