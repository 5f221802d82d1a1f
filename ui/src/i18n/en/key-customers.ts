/** Key customers: with whom somebody keeps in touch. */
export const keyCustomers = {
  title: 'Key customers', add: 'Put on the list', search: 'Room, name, words', person: 'Resident', reason: 'Reason', why: 'Why', whyHint: 'Why they matter, and how things stand', whyNeeded: 'Say what the other reason is', owner: 'Owner', usualOwner: 'Customer-service supervisor', ownerHint: 'Without an owner it is the customer-service supervisor’s', noOwner: 'Nobody supervises customer service here, or this colleague keeps no contact with residents: name another',
  next: 'Next contact', late: '{{day}} is over', last: 'Last contact', never: 'No contact yet', contacts: 'Contacts', times: '{{n}} in all', addedAt: 'Added', ended: 'Taken off', endReason: 'Why taken off', contactsTitle: 'Contacts', facts: 'The customer', words: 'What was said', wordsHint: 'What was talked about and promised', already: 'Is on the list',
  view: { open: 'On the list', due: 'To contact today', mine: 'Mine', ended: 'Taken off' },
  empty: 'Nobody is on the list', emptyHint: 'Put those on it who complained often, sit on the committee or need special care, and keep in touch by the day agreed.',
  happening: { added: 'Put on the list', contacted: 'Contact', changed: 'Changed', ended: 'Taken off the list' },
}
