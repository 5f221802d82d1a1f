export const push = {
  title: 'Notices on devices', hint: 'A notice on the device for each new message: its headline only, without names or phone numbers; quiet hours hold.',
  turnOn: 'Notify me on this device', turnOff: 'Turn off', here: 'this device', since: 'on since {{at}}', last: 'last notice {{at}}', unknown: 'Unknown device', app: { console: 'desktop', phone: 'phone' },
  blocked: 'The browser blocks notices of this site. Allow them in its site settings, then turn them on.', impossible: 'This browser shows no notices; on an iPhone add the app to the home screen with Safari first.', house: 'The company sends no notices to devices yet; an administrator can add them under Channels.', failed: 'Not turned on: the browser cannot reach its push service. Please try again later.',
}
