// Made by `npm run generate` from docs/openapi.json. Not edited by hand.
/* eslint-disable */

export interface Schemas {
  AccessCard: { id: string; siteId: string; kind: 'resident' | 'vehicle'; number: string | null; state: 'applied' | 'issued' | 'expiring' | 'expired' | 'lost' | 'cancelled'; person: Schemas['Ref']; unit: Schemas['UnitRef']; vehicle: Schemas['Ref'] | null; appliedAt: string; issuedOn: string | null; validUntil: string | null; endNote: string; note: string; allowedActions: ('issue' | 'renew' | 'report_lost' | 'cancel')[]; version: number; updatedAt: string }
  AccessEntry: { id: string; siteId: string | null; at: string; act: 'view' | 'unmask' | 'search' | 'print' | 'export' | 'disclose'; classes: ('id_number' | 'bank_account' | 'phone' | 'contact' | 'birthday' | 'document' | 'care' | 'archive')[]; purpose: 'check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit'; reason: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; list: string | null; rows: number | null; recipient: string; record: { type: string; id: string } | null; actor: { id: string | null; name: string; position: string } }
  AccountSafety: { login: string; hasSecondFactor: boolean; needsSecondFactor: boolean; mustChangePassword: boolean; lockedUntil: string | null; sessions: ({ id: string; device: string; address: string; method: 'password' | 'code' | 'oidc'; startedAt: string; lastSeenAt: string | null; expiresAt: string })[] }
  AgentRule: { material: 'stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic'; agent: 'neutral' | 'acid' | 'alkaline' | 'solvent' | 'chlorine' | 'abrasive' | 'wax'; verdict: 'allowed' | 'careful' | 'prohibited'; note: string; isOwn: boolean; isFixed: boolean }
  AgentUse: { id: string; siteId: string; usedAt: string; area: Schemas['Ref'] | null; place: string; material: 'stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic'; agent: 'neutral' | 'acid' | 'alkaline' | 'solvent' | 'chlorine' | 'abrasive' | 'wax'; product: string; dose: string; by: Schemas['Ref']; note: string; version: number }
  AlertSettings: { quietFrom: string | null; quietTo: string | null; digestAbove: number; version: number }
  Amenity: { id: string; siteId: string; name: string; kind: 'playground' | 'club' | 'fitness' | 'sports_court' | 'swimming_pool' | 'reading_room' | 'senior_room' | 'charging' | 'parcel_lockers' | 'kindergarten' | 'shop' | 'other'; place: string; area: Schemas['Ref'] | null; openHours: Schemas['OpenHours'][]; rules: string; contact: string; isBookable: boolean; isCheckedDaily: boolean; state: 'open' | 'closed' | 'under_repair'; stateNote: string; isOpenNow: boolean; lastCheck: { id: string; day: string; isFine: boolean; note: string; by: string } | null; isCheckDue: boolean; version: number; updatedAt: string }
  ApiKey: { id: string; name: string; beginning: string; permissions: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; sites: Schemas['Ref'][] | null; perMinute: number; answerable: Schemas['Ref']; createdAt: string; createdBy: Schemas['Ref'] | null; expiresAt: string; revokedAt: string | null; lastUsedAt: string | null; lastAddress: string; state: 'active' | 'expired' | 'revoked' | 'idle' }
  Application: { id: string; siteId: string; number: string; service: 'gas' | 'cable_tv' | 'phone' | 'broadband'; state: 'asked' | 'complete' | 'submitted' | 'appointed' | 'done' | 'refused' | 'withdrawn'; provider: string; unit: Schemas['Ref']; person: Schemas['Ref'] | null; owner: Schemas['Ref']; askedAt: string; followedAt: string; missingPapers: number; appointmentFrom: string | null; appointmentTo: string | null; endedAt: string | null; clock: Schemas['ClockBrief'] | null; version: number; contactPhone: string; note: string; papers: { name: string; isRequired: boolean; has: boolean }[]; guide: Schemas['Ref'] | null; guideVersion: number | null; providerNumber: string; completedAt: string | null; submittedAt: string | null; result: string; clocks: Schemas['Clock'][]; allowedActions: ('papers' | 'submit' | 'appoint' | 'follow_up' | 'done' | 'refuse' | 'withdraw')[] }
  ApplicationSummary: { id: string; siteId: string; number: string; service: 'gas' | 'cable_tv' | 'phone' | 'broadband'; state: 'asked' | 'complete' | 'submitted' | 'appointed' | 'done' | 'refused' | 'withdrawn'; provider: string; unit: Schemas['Ref']; person: Schemas['Ref'] | null; owner: Schemas['Ref']; askedAt: string; followedAt: string; missingPapers: number; appointmentFrom: string | null; appointmentTo: string | null; endedAt: string | null; clock: Schemas['ClockBrief'] | null; version: number }
  ArchiveBox: { id: string; siteId: string; cabinet: string; layer: string; box: string; place: string; label: string; unit: Schemas['Ref'] | null; originals: number; lent: number; isActive: boolean; version: number }
  AreaLine: { id: string; name: string; units: number; unitsWithoutArea: number; squareMetres: number | null; people: number | null; squareMetresPerHead: number | null }
  Article: { id: string; siteId: string | null; kind: 'guide' | 'fee' | 'question' | 'document'; audience: 'everybody' | 'staff'; topic: string; tags: string[]; service: 'gas' | 'cable_tv' | 'phone' | 'broadband' | null; state: 'draft' | 'published' | 'withdrawn'; shownVersion: number; publishedVersion: number | null; draftVersion: number | null; title: string; answer: string; validFrom: string | null; validTo: string | null; isInForce: boolean; updatedAt: string; version: number; content: { answer: string; body: string; aliases: string[]; steps: string[]; papers: { name: string; note: string; isRequired: boolean }[]; place: string; hours: string; fee: string; duration: string; feeLines: ({ name: string; basis: 'area' | 'fixed' | 'metered'; use: 'residence' | 'shop' | 'office' | 'other' | null; unitPriceFen: number | null; unit: string; payer: string; source: string; note: string })[] }; files: Schemas['FileRef'][]; writtenBy: string; writtenAt: string; publishedBy: string | null; publishedAt: string | null; versions: ({ version: number; state: 'draft' | 'published' | 'superseded' | 'withdrawn' | 'discarded'; title: string; publishedBy: string | null; publishedAt: string | null; endedAt: string | null })[]; allowedActions: ('publish' | 'withdraw' | 'discard_draft')[] }
  ArticleSummary: { id: string; siteId: string | null; kind: 'guide' | 'fee' | 'question' | 'document'; audience: 'everybody' | 'staff'; topic: string; tags: string[]; service: 'gas' | 'cable_tv' | 'phone' | 'broadband' | null; state: 'draft' | 'published' | 'withdrawn'; shownVersion: number; publishedVersion: number | null; draftVersion: number | null; title: string; answer: string; validFrom: string | null; validTo: string | null; isInForce: boolean; files: number; updatedAt: string; version: number }
  BackupPlan: { isOn: boolean; every: 'day' | 'week'; weekday: number; at: string; timeZone: string; keep: number; drillEvery: 'never' | 'week' | 'month'; nextAt: string | null; nextDrillAt: string | null; version: number }
  BackupRun: { id: string; kind: 'backup' | 'drill'; cause: 'plan' | 'person' | 'command'; state: 'waiting' | 'running' | 'good' | 'failed'; requestedAt: string; requestedBy: string; startedAt: string | null; endedAt: string | null; phase: '' | 'check' | 'database' | 'files' | 'finishing'; done: number; total: number; name: string | null; bytes: number | null; tables: number | null; rows: number | null; blobs: number | null; failure: string | null }
  Belongings: { spaces: Schemas['ParkingSpace'][]; vehicles: Schemas['Vehicle'][]; cards: Schemas['AccessCard'][]; pets: Schemas['Pet'][] }
  BoardOrder: { id: string; number: string; siteId: string; kind: 'repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on'; status: 'open' | 'assigned' | 'accepted' | 'arrived' | 'working' | 'suspended' | 'done' | 'verified' | 'closed' | 'cancelled'; urgency: 'normal' | 'urgent' | 'emergency'; title: string; unit: Schemas['Ref'] | null; place: string; category: Schemas['Ref'] | null; case: { id: string; number: string } | null; worker: Schemas['Ref'] | null; isInPool: boolean; raisedAt: string; appointmentFrom: string | null; appointmentTo: string | null; reworkOf: { id: string; number: string } | null; updatedAt: string; doneAt: string | null; clock: Schemas['ClockBrief'] | null; version: number; zone: Schemas['Ref'] | null; needs: Schemas['WorkNeeds']; suggestion: Schemas['Ref'] | null; isSuggesting: boolean; stuckAt: string | null }
  BoardWorker: { id: string; name: string; position: string; skills: string[]; isOnShift: boolean; isAway: boolean; load: number; limit: number | null; zones: Schemas['Ref'][]; certificates: { kind: string; validUntil: string; isValid: boolean }[]; lastScore: number | null }
  Bookable: { id: string; siteId: string; kind: 'meeting_room' | 'printing'; name: string; place: string; seats: number | null; priceFen: number | null; priceUnit: string; opensAt: string; closesAt: string; isActive: boolean; version: number }
  Booking: { id: string; siteId: string; bookable: Schemas['Ref']; kind: 'meeting_room' | 'printing'; state: 'booked' | 'done' | 'cancelled'; startsAt: string; endsAt: string; quantity: number; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; bookedFor: string; phone: string; purpose: string; amountFen: number | null; reason: string; madeAt: string; madeBy: string; version: number }
  BoxPage: { id: string; siteId: string; cabinet: string; layer: string; box: string; place: string; label: string; unit: Schemas['Ref'] | null; originals: number; lent: number; isActive: boolean; version: number; items: Schemas['Original'][] }
  Building: { id: string; siteId: string; code: string; name: string; zone: Schemas['Ref'] | null; entrances: ({ id: string; code: string; floors: number | null; hasElevator: boolean | null; units: number })[]; units: number }
  BusinessChange: { id: string; siteId: string; unit: Schemas['UnitRef']; business: 'catering' | 'convenience' | 'supermarket' | 'pharmacy' | 'clinic' | 'education' | 'beauty' | 'fitness' | 'office' | 'agency' | 'repair' | 'vacant' | 'other'; name: string; before: { business: 'catering' | 'convenience' | 'supermarket' | 'pharmacy' | 'clinic' | 'education' | 'beauty' | 'fitness' | 'office' | 'agency' | 'repair' | 'vacant' | 'other'; name: string } | null; reason: string; licence: string; person: Schemas['Ref'] | null; fromOn: string; state: 'requested' | 'approved' | 'refused' | 'withdrawn'; requestedBy: string; requestedAt: string; decidedBy: string | null; decidedAt: string | null; decisionNote: string; isCurrent: boolean; allowedActions: ('approve' | 'refuse' | 'withdraw')[]; version: number; updatedAt: string }
  Calendar: { id: string; code: string; name: string; siteId: string | null; version: number; definition: Schemas['CalendarDefinition']; years: ({ year: number; status: 'published' | 'provisional' })[]; updatedAt: string }
  CalendarDefinition: { timeZone: string; always: boolean; weekly: Record<string, { from: string; to: string }[]>; followsHolidays: boolean; follows?: number; days: Record<string, { kind: 'holiday' | 'workday'; name?: string; intervals?: { from: string; to: string }[] }> }
  CalendarDefinitionInput: { timeZone: string; always?: boolean; weekly: Record<string, { from: string; to: string }[]>; followsHolidays?: boolean; follows?: number; days?: Record<string, { kind: 'holiday' | 'workday'; name?: string; intervals?: { from: string; to: string }[] }> }
  CalendarFeed: { exists: boolean; createdAt: string | null; readAt: string | null; path: string | null }
  CallUp: { id: string; siteId: string; number: string; reason: 'event' | 'holiday' | 'peak' | 'vacancy' | 'emergency'; title: string; task: string; skill: string | null; from: string; to: string; headcount: number; accepted: number; asked: number; state: 'open' | 'filled' | 'closed' | 'cancelled'; madeBy: Schemas['Ref']; payFen: number | null; answers: ({ reserve: Schemas['Ref']; answer: 'asked' | 'accepted' | 'declined'; answeredAt: string | null; answeredBy: Schemas['Ref'] | null; way: 'phone' | 'desk' | null; payBasis: 'hour' | 'shift' | 'day'; rateFen: number; attendedMinutes: number | null; payFen: number | null })[]; mine: 'asked' | 'accepted' | 'declined' | null; allowedActions: ('answer' | 'attend' | 'ask' | 'close' | 'cancel')[]; version: number }
  Campaign: { id: string; siteId: string; title: string; words: string; fields: ('name' | 'phones' | 'email' | 'birthday' | 'workplace' | 'emergencyContact' | 'salutation' | 'language' | 'emergencyName' | 'emergencyRelation' | 'emergencyPhone')[]; types: ('owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant')[]; buildingIds: string[]; onlyFlagged: boolean; state: 'draft' | 'running' | 'ended'; startsOn: string | null; endsOn: string; remindEveryDays: number; asked: number; reached: number; answered: number; confirmed: number; corrected: number; waiting: number; remindedAt: string | null; version: number }
  Candidate: { worker: Schemas['Ref']; rank: number | null; obstacles: Schemas['Obstacle'][]; zoneMatch: 'own' | 'site' | 'neighbour' | 'unknown' | 'none'; load: number; limit: number | null; lateMinutes: number; lastScore: number | null }
  CareFact: { id: string; siteId: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; kind: 'elderly_alone' | 'elderly' | 'child' | 'patient' | 'disabled' | 'pregnant' | 'medical_equipment' | 'birthday' | 'bereavement' | 'unwell' | 'new_baby' | 'travelling' | 'special_request' | 'language' | 'contact_time' | 'form_of_address' | 'habit' | null; isHidden: boolean; words: string; monthDay: string | null; source: 'resident' | 'family' | 'noticed' | 'case' | 'archive'; noticedBy: Schemas['Ref'] | null; noticedAt: string; expiresOn: string | null; consent: 'not_needed' | 'given' | 'refused' | 'withdrawn'; consentHow: 'in_person' | 'phone' | 'paper' | 'app' | 'message' | null; consentAt: string | null; acts: string[]; mayWithdraw: boolean; mayChange: boolean; version: number }
  CareOccasion: { id: string; siteId: string; kind: 'weather' | 'festival'; title: string; fromOn: string; untilOn: string; isCancelled: boolean }
  CarePurge: { day: string; erased: number; at: string }
  CareRule: { id: string; code: string; occasion: 'elderly_alone' | 'elderly' | 'child' | 'patient' | 'disabled' | 'pregnant' | 'medical_equipment' | 'birthday' | 'bereavement' | 'unwell' | 'new_baby' | 'travelling' | 'special_request' | 'language' | 'contact_time' | 'form_of_address' | 'habit' | 'outage' | 'weather' | 'festival' | 'newly_moved_in' | 'mail'; concerns: ('elderly_alone' | 'elderly' | 'child' | 'patient' | 'disabled' | 'pregnant' | 'medical_equipment' | 'birthday' | 'bereavement' | 'unwell' | 'new_baby' | 'travelling' | 'special_request' | 'language' | 'contact_time' | 'form_of_address' | 'habit')[]; prompt: string; act: string; audience: 'all' | 'restricted'; keepDays: number | null; isSuggested: boolean; package: 'elderly' | 'children' | 'women' | null; isActive: boolean; sortOrder: number; version: number }
  CareSuggestion: { key: string; occasion: 'elderly_alone' | 'elderly' | 'child' | 'patient' | 'disabled' | 'pregnant' | 'medical_equipment' | 'birthday' | 'bereavement' | 'unwell' | 'new_baby' | 'travelling' | 'special_request' | 'language' | 'contact_time' | 'form_of_address' | 'habit' | 'outage' | 'weather' | 'festival' | 'newly_moved_in' | 'mail' | null; ruleId: string; prompt: string; act: string; isHidden: boolean; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; phones: string[]; steward: Schemas['Ref'] | null; title: string; package: 'elderly' | 'children' | 'women' | null; preferences: string[] }
  Case: { id: string; number: string; siteId: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; status: 'registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened'; urgency: 'normal' | 'urgent' | 'emergency'; grade: 'ordinary' | 'complex' | 'major' | null; title: string; category: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; place: string; person: Schemas['Ref'] | null; channel: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; firstContactBy: Schemas['Ref']; owner: Schemas['Ref']; department: Schemas['Ref'] | null; registeredAt: string; updatedAt: string; closedAt: string | null; cycle: number; score: number | null; urgedCount: number; workOrders: number; asksSince: string | null; clock: Schemas['ClockBrief'] | null; version: number; statement: string; demand: string; expectation: string; occurredAt: string | null; personsInvolved: string; placeKind: 'unit' | 'public_area' | 'facility' | 'parking'; wish: 'be_heard' | 'be_respected' | 'be_compensated' | null; majorReasons: ('safety' | 'injury' | 'media' | 'authority' | 'group' | 'third_time')[]; contactPhone: string; promisedAt: string | null; waitReason: 'owner_absent' | 'owner_decision' | 'parts' | 'third_party' | 'fund_vote' | 'weather' | 'access_refused' | 'appointment' | null; waitUntil: string | null; waitObjection: string | null; result: string; cause: string; closeReason: 'return_visit' | 'confirmed' | 'unreachable' | null; duplicateOf: { id: string; number: string } | null; related: { id: string; number: string }[]; splitFrom: { id: string; number: string } | null; returnVisits: Schemas['ReturnVisit'][]; unreachedDays: number; rating: { score: number; isSettled: boolean; attitude: number | null; timeliness: number | null; quality: number | null; opinion: string } | null; files: Schemas['FileRef'][]; clocks: Schemas['Clock'][]; allowedActions: ('classify' | 'grade' | 'forward' | 'start' | 'wait' | 'resume' | 'feedback' | 'resolve' | 'return_visit' | 'confirm' | 'rate' | 'close' | 'invalidate' | 'cancel' | 'reopen' | 'urge' | 'hand_over' | 'link' | 'prolong' | 'object' | 'split' | 'transfer' | 'accept_transfer' | 'decline_transfer' | 'take_back')[]; workOrderList: ({ id: string; number: string; status: string; kind: string; worker: Schemas['Ref'] | null; title: string; appointmentFrom: string | null; appointmentTo: string | null; suspendReason: 'owner_absent' | 'owner_decision' | 'parts' | 'third_party' | 'fund_vote' | 'weather' | 'access_refused' | 'appointment' | null; suspendUntil: string | null; proposal: Schemas['OpenProposal'] | null })[]; wishedWindows: Schemas['TimeWindow'][]; ratings: ({ cycle: number; at: string; isSettled: boolean; score: number; attitude: number | null; timeliness: number | null; quality: number | null; opinion: string })[]; nextUrgeAt: string | null; leadingStatus: 'registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened' | null; isImported: boolean; promisedFeedbackAt: string | null; enquiry: { kind: Schemas['Ref'] | null; materials: string[]; post: string; standardAnswer: Schemas['Ref'] | null; answeredBy: { id: string; version: number; title: string } | null; transfer: { to: Schemas['Ref']; isDepartment: boolean; by: Schemas['Ref']; at: string; reason: string } | null; bouncedCount: number } | null }
  CaseAnalysis: { asOf: string; households: number; totals: { cases: number; complaints: number; merged: number; perHundred: number | null; repeats: number; repeatRate: number | null; rated: number; satisfied: number; complainantsRated: number; recovered: number; recoveredRate: number | null; forwardP50Seconds: number | null; forwardedLate: number }; before: { cases: number; complaints: number; merged: number; perHundred: number | null; repeats: number; repeatRate: number | null; rated: number; satisfied: number; complainantsRated: number; recovered: number; recoveredRate: number | null; forwardP50Seconds: number | null; forwardedLate: number } | null; lastYear: { cases: number; complaints: number; merged: number; perHundred: number | null; repeats: number; repeatRate: number | null; rated: number; satisfied: number; complainantsRated: number; recovered: number; recoveredRate: number | null; forwardP50Seconds: number | null; forwardedLate: number } | null; pareto: ({ id: string | null; name: string | null; count: number; share: number; cumulative: number; isVital: boolean })[]; heat: { buildings: { id: string; name: string; households: number }[]; matters: ({ id: string | null; name: string | null })[]; cells: ({ buildingId: string; matterId: string | null; count: number })[] }; trend: { step: 'day' | 'week' | 'month'; points: ({ from: string; to: string; count: number; isWhole: boolean; signal: 'above' | 'below' | 'run' | null })[]; mean: number | null; upper: number | null; lower: number | null }; repeatHouseholds: { unitId: string; code: string; count: number; complaints: number; matters: string[]; lastAt: string }[]; phases: ({ phase: 'half_year' | 'two_years' | 'eight_years' | 'beyond' | 'unknown'; count: number; households: number; perHundred: number | null })[]; proposals: ({ by: 'matter' | 'category' | 'cause' | 'building' | 'zone' | 'department' | 'channel' | 'weekday'; id: string; name: string; count: number; share: number; openActionId: string | null })[] }
  CaseLine: { id: string; number: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; status: 'registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened'; title: string; registeredAt: string }
  CaseRedress: { caseId: string; siteId: string; period: 'half_year' | 'two_years' | 'eight_years' | 'beyond' | 'unknown' | null; handedOverOn: string | null; repeatOf: Schemas['CaseLine'] | null; occurrence: number | null; earlier: Schemas['CaseLine'][]; repeatDays: number; group: Schemas['ComplaintGroup'] | null; steps: Schemas['CaseStep'][]; suggested: ({ reason: 'safety' | 'injury' | 'media' | 'authority' | 'group' | 'third_time'; words: string[] })[]; asksFacility: boolean; asksLiability: boolean; asksFalling: boolean; hasFacilityCheck: boolean; hasLiability: boolean; hasFalling: boolean; libraryCaseId: string | null }
  CaseStep: { id: string; name: string; detail: string; post: 'first_contact' | 'owner' | 'department' | 'supervisor' | 'site_manager' | 'head_office'; who: string[]; dueAt: string | null; doneAt: string | null; doneBy: string | null; isSkipped: boolean; note: string }
  CaseSummary: { id: string; number: string; siteId: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; status: 'registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened'; urgency: 'normal' | 'urgent' | 'emergency'; grade: 'ordinary' | 'complex' | 'major' | null; title: string; category: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; place: string; person: Schemas['Ref'] | null; channel: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; firstContactBy: Schemas['Ref']; owner: Schemas['Ref']; department: Schemas['Ref'] | null; registeredAt: string; updatedAt: string; closedAt: string | null; cycle: number; score: number | null; urgedCount: number; workOrders: number; asksSince: string | null; clock: Schemas['ClockBrief'] | null; version: number }
  CaseTeaching: { courses: ({ id: string; code: string; name: string; state: 'draft' | 'published' | 'retired' })[]; sessions: ({ id: string; number: string; title: string; kind: 'class' | 'drill' | 'seminar' | 'sharing' | 'team_meeting'; state: 'planned' | 'held' | 'closed' | 'cancelled'; startsAt: string })[] }
  CaseTeam: { id: string; caseId: string; purpose: string; lead: Schemas['Ref']; members: ({ id: string; name: string; department: string | null })[]; madeBy: Schemas['Ref']; madeAt: string; endedAt: string | null; result: string; version: number }
  Category: { id: string; parentId: string | null; code: string; name: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service' | null; departmentCode: string | null; urgency: 'normal' | 'urgent' | 'emergency'; warrantyDays: number | null; isActive: boolean; sortOrder: number; version: number; skill: string | null; certificate: string | null }
  Certificate: { id: string; employee: Schemas['Ref']; kind: string; number: string | null; issuer: string; validFrom: string; validUntil: string; state: 'valid' | 'expiring' | 'expired' | 'not_yet' | 'unverified' | 'withdrawn'; daysLeft: number; file: Schemas['FileRef'] | null; verifiedBy: Schemas['Ref'] | null; verifiedAt: string | null; withdrawnReason: string; version: number }
  ChannelSetting: { id: string; channel: 'email' | 'sms' | 'wecom' | 'dingtalk' | 'feishu' | 'push'; name: string; isActive: boolean; settings: Record<string, unknown>; hasSecret: boolean; urlHost: string | null; topics: string[]; siteId: string | null; version: number; changedAt: string; lately: { sent: number; failed: number; lastFailure: string | null } }
  ChartBuilding: { id: string; code: string; name: string; zone: Schemas['Ref'] | null; units: number; stewardship: Schemas['Stewardship'] | null }
  ChartZone: { id: string; name: string; neighbours: Schemas['Ref'][]; duties: Schemas['Duty'][]; workers: Schemas['Ref'][]; version: number }
  CheckItem: { id: string; text: string; hint: string; kind: 'yes_no' | 'number' | 'choice' | 'text' | 'photo' | 'meter' | 'signature'; isRequired: boolean; unit: string; low: number | null; high: number | null; choices: { value: string; isFine: boolean }[]; showWhen: { itemId: string; is: string } | null; photoWhenBad: boolean; severity: 'minor' | 'normal' | 'serious' | 'dangerous'; way: 'undecided' | 'on_the_spot' | 'rectification' | 'work_order' | 'third_party' | 'report_upward' | 'violation' | 'defect'; source: string; counts?: 'lamps_inspected' | 'lamps_lit'; standardItem?: { standardId: string; number: number; itemId: string } }
  CheckItemInput: { id: string; text: string; hint?: string; kind: 'yes_no' | 'number' | 'choice' | 'text' | 'photo' | 'meter' | 'signature'; isRequired?: boolean; unit?: string; low?: number | null; high?: number | null; choices?: { value: string; isFine: boolean }[]; showWhen?: { itemId: string; is: string } | null; photoWhenBad?: boolean; severity?: 'minor' | 'normal' | 'serious' | 'dangerous'; way?: 'undecided' | 'on_the_spot' | 'rectification' | 'work_order' | 'third_party' | 'report_upward' | 'violation' | 'defect'; source?: string; counts?: 'lamps_inspected' | 'lamps_lit'; standardItem?: { standardId: string; number: number; itemId: string } }
  Checklist: { id: string; name: string; purpose: string; number: number; items: Schemas['CheckItem'][]; standards: Schemas['NamedStandardItem'][]; facilityClasses: Schemas['Ref'][]; areaTypes: ('lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other')[]; isActive: boolean; points: number; version: number; updatedAt: string }
  ChronicleEntry: { id: string; unitId: string; kind: 'handover' | 'renovation' | 'owner_change' | 'tenancy_change' | 'complaint' | 'leak' | 'dispute' | 'violation' | 'lawsuit' | 'death' | 'incident' | 'other'; happenedOn: string; title: string; detail: string; isPinned: boolean; isByRule: boolean; record: { type: string; id: string } | null; files: Schemas['FileRef'][]; isFormer: boolean; isWithdrawn: boolean; withdrawnReason: string; writtenBy: string; writtenAt: string; version: number }
  ChronicleRule: { kind: 'handover' | 'renovation' | 'owner_change' | 'tenancy_change' | 'complaint' | 'leak' | 'dispute' | 'violation' | 'lawsuit' | 'death' | 'incident' | 'other'; isActive: boolean; isPinned: boolean }
  ChronicleRuleInput: { kind: 'handover' | 'renovation' | 'owner_change' | 'tenancy_change' | 'complaint' | 'leak' | 'dispute' | 'violation' | 'lawsuit' | 'death' | 'incident' | 'other'; isActive: boolean; isPinned: boolean }
  CleanCheck: { id: string; siteId: string; number: string; area: Schemas['Ref'] | null; place: string; checkedAt: string; by: Schemas['Ref']; cleaner: Schemas['Ref'] | null; weights: { floor: number; wall: number; ceiling: number; fittings: number }; deductions: ({ surface: 'floor' | 'wall' | 'ceiling' | 'fittings'; points: number; what: string })[]; score: number; passMark: number; isPassed: boolean; finding: { id: string; number: string; state: 'open' | 'in_hand' | 'settled' | 'closed' | 'dropped' } | null; note: string; photos: Schemas['FileRef'][]; version: number }
  CleanEquipment: { id: string; siteId: string; code: string; name: string; kind: 'vacuum' | 'scrubber' | 'sweeper' | 'polisher' | 'pressure_washer' | 'sprayer' | 'mop_set' | 'other'; place: string; boughtOn: string | null; upkeepDays: number; lastUpkeepOn: string | null; nextUpkeepOn: string; isDue: boolean; note: string; state: 'in_use' | 'under_repair' | 'scrapped'; photos: Schemas['FileRef'][]; allowedActions: ('upkeep' | 'repair' | 'return' | 'scrap')[]; version: number }
  CleanJob: { id: string; siteId: string; number: string; area: Schemas['Ref'] | null; place: string; wish: string; minutes: number; startedAt: string; dueAt: string; by: Schemas['Ref']; doneAt: string | null; isLate: boolean; state: 'running' | 'done' | 'cancelled'; note: string; photos: Schemas['FileRef'][]; allowedActions: ('finish' | 'cancel')[]; version: number }
  CleanLine: { id: string; siteId: string; areaType: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other'; area: Schemas['Ref'] | null; surface: 'floor' | 'wall' | 'ceiling' | 'fittings'; material: 'stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic' | null; task: 'sweep' | 'mop' | 'wipe' | 'glass' | 'lamps' | 'dust' | 'disinfect' | 'pipes' | 'wells' | 'septic_check' | 'septic_empty'; note: string; isActive: boolean; target: { frequency: Schemas['Frequency']; source: 'contract' | 'own' | 'source_text' } | null; floor: { frequency: Schemas['Frequency']; grade: number } | null; effective: Schemas['Frequency'] | null; isBelowFloor: boolean; plan: { id: string; name: string; state: 'running' | 'paused' | 'ended' } | null; isEnough: boolean | null; version: number }
  CleanWarning: { material: 'stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic'; agent: 'neutral' | 'acid' | 'alkaline' | 'solvent' | 'chlorine' | 'abrasive' | 'wax'; note: string }
  ClearState: { clear: 'heard' | 'asked' | 'tracked' | 'replied' | 'recorded' | 'reported'; done: boolean | null; missing: ('listener_notes' | 'let_finish' | 'no_haste' | 'time' | 'place' | 'persons' | 'demand' | 'no_arguing' | 'follow_up_gap' | 'task_late' | 'task_open' | 'level_late' | 'not_solved' | 'not_fed_back' | 'feedback_late' | 'handling' | 'result' | 'opinion' | 'not_reported' | 'reported_late')[] }
  Clock: { id: string; subjectType: string; subjectId: string; metric: string; cycle: number; state: 'pending' | 'running' | 'paused' | 'stopped' | 'cancelled'; outcome: 'undetermined' | 'met' | 'breached'; targetSeconds: number | null; targetText: string; consumedSeconds: number; remainingSeconds: number | null; startedAt: string | null; dueAt: string | null; stoppedAt: string | null; breachedAt: string | null; pauseReason: string | null; pausedAt: string | null; resumesAt: string | null; opensAt: string | null; isMetByPause: boolean; acknowledged: { by: string; at: string; note: string } | null; holder: Schemas['Ref'] | null; isProvisional: boolean; calendar: Schemas['Ref']; policy: Schemas['Ref']; events?: Schemas['ClockEvent'][]; pauses?: ({ reason: string; from: string; to: string | null; seconds: number })[]; holders?: ({ holder: Schemas['Ref'] | null; from: string; to: string | null; seconds: number })[]; ahead?: { kind: string; at: string; to: string[] }[] }
  ClockBrief: { metric: string; state: 'pending' | 'running' | 'paused' | 'stopped' | 'cancelled'; outcome: 'undetermined' | 'met' | 'breached'; dueAt: string | null; breachedAt: string | null; pauseReason: string | null; remainingSeconds: number | null; opensAt: string | null }
  ClockEvent: { kind: string; effectiveAt: string; recordedAt: string; note: string | null; isLate: boolean }
  CommonArea: { id: string; siteId: string; code: string; name: string; type: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other'; parent: Schemas['Ref'] | null; building: Schemas['Ref'] | null; floor: number | null; place: string; squareMetres: number | null; note: string; isActive: boolean; points: number; facilities: number; version: number; updatedAt: string }
  CompanyFace: { name: string; slogan: string; servicePhilosophy: string[] }
  CompanyProfile: { name: string; foundedOn: string | null; slogan: string; servicePhilosophy: string[]; qualitySystem: string; about: string; sites: ({ id: string; name: string; kind: 'residential' | 'office' | 'commercial' | 'sales_office'; managedAreaM2: number | null })[]; managedAreaM2: number | null; managers: { id: string; name: string; position: string; isOnShift: boolean; phone: string }[]; version: number }
  Compensation: { id: string; number: string; siteId: string; case: { id: string; number: string; title: string }; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; kind: 'money' | 'fee_reduction' | 'goods' | 'service'; status: 'requested' | 'approved' | 'promised' | 'paid' | 'closed' | 'refused' | 'withdrawn'; amountFen: number; what: string; reason: string; liability: 'none' | 'part' | 'full'; requestedBy: Schemas['Ref']; requestedAt: string; decidedBy: string | null; decidedAt: string | null; decisionNote: string; promisedAt: string | null; promise: string; payBy: string | null; isLate: boolean; paidAt: string | null; paidBy: string | null; receivedBy: string; receipts: Schemas['FileRef'][]; files: Schemas['FileRef'][]; closedAt: string | null; ofCaseFen: number; mayDecide: boolean; limitFen: number | null; ownLimitFen: number | null; allowedActions: ('approve' | 'refuse' | 'withdraw' | 'promise' | 'pay' | 'close')[]; version: number }
  Competence: { id: string; kind: 'skill' | 'certificate'; name: string; isActive: boolean; sortOrder: number }
  CompetenceFile: { employee: Schemas['Ref']; position: string; department: string | null; joinedOn: string | null; experienceYears: number | null; experience: string; skills: string[]; meetsPosition: boolean | null; requirements: ({ requirementId: string | null; kind: 'certificate' | 'practical' | 'course' | 'skill'; name: string; state: 'held' | 'expiring' | 'missing' | 'none'; until: string | null })[]; certificates: Schemas['Certificate'][]; exams: ({ sittingId: string; title: string; at: string; percent: number | null; isPassed: boolean; attempt: number; certificateNumber: string | null })[]; courses: ({ id: string; name: string; parts: number; done: number; doneAt: string | null })[]; sessions: { id: string; number: string; title: string; at: string; hours: number }[]; practicals: ({ id: string; number: string; rubric: string; purpose: 'qualification' | 'drill' | 'onboarding' | 'appraisal'; at: string; percent: number | null; result: 'passed' | 'failed' | 'theory'; hasRedLine: boolean; validUntil: string | null })[]; onboarding: { id: string; number: string; state: 'pre_entry' | 'probation' | 'regularisation' | 'regular' | 'failed'; endedAt: string | null } | null; proposals: ({ id: string; kind: 'promotion' | 'transfer'; to: string; state: 'open' | 'approved' | 'rejected'; at: string })[]; sections: ({ key: 'scores' | 'rewards' | 'drills'; rows: ({ at: string; text: string; value: number | null; path: string | null })[] })[]; isSelf: boolean; mayManage: boolean }
  Complaint: { caseId: string; number: string; caseVersion: number; stage: 'accept' | 'clarify' | 'resolve' | 'follow_up'; wish: 'be_heard' | 'be_respected' | 'be_compensated' | null; listenerNotes: string; letFinish: boolean | null; noHaste: boolean | null; noArguing: boolean | null; why: string; impact: 'low' | 'medium' | 'high' | null; processExplained: { at: string; by: string | null; how: 'spoken' | 'leaflet' | 'sms' } | null; validity: 'pending' | 'valid' | 'partly' | 'invalid'; validityAt: string | null; validityBy: string | null; validityReason: string; verified: 'substantiated' | 'partly' | 'unsubstantiated' | null; verifiedAt: string | null; verifiedNote: string; causeClass: 'facility' | 'construction' | 'service' | 'management' | 'outside' | null; cause: string; handling: string; fedBack: { at: string; by: string | null; text: string } | null; opinion: string; cannotSolveAt: string | null; nextReplyAt: string | null; override: { at: string; by: string | null; reason: string; missing: string[] } | null; filedAt: string | null; clears: Schemas['ClearState'][]; levels: Schemas['ComplaintLevel'][]; tasks: Schemas['ComplaintTask'][]; findings: Schemas['ComplaintFinding'][]; solutions: Schemas['ComplaintSolution'][]; signatures: Schemas['ComplaintSignature'][]; classifiedAt: string | null; evidence: Schemas['FileRef'][]; clocks: Schemas['Clock'][]; allowedActions: ('record' | 'explain_process' | 'check_validity' | 'ask_survey' | 'ask_department' | 'read_task' | 'arrive' | 'finish_task' | 'cancel_task' | 'add_evidence' | 'add_finding' | 'verify' | 'find_cause' | 'propose' | 'decide_solution' | 'answer_solution' | 'feed_back' | 'hand_up' | 'answer_level' | 'settle_level' | 'appoint_reply' | 'decide_reply' | 'cannot_solve' | 'sign')[]; nextAction: string | null }
  ComplaintFinding: { id: string; method: 'archive' | 'interview' | 'site'; heard: string; found: string; at: string; by: string; files: Schemas['FileRef'][] }
  ComplaintGroup: { id: string; number: string; siteId: string; status: 'open' | 'answered' | 'dissolved'; category: Schemas['Ref']; lead: Schemas['CaseLine']; formedAt: string; lastJoinedAt: string; households: number; complaints: number; answer: string; answeredAt: string | null; answeredBy: string | null; version: number }
  ComplaintGroupPage: { id: string; number: string; siteId: string; status: 'open' | 'answered' | 'dissolved'; category: Schemas['Ref']; lead: Schemas['CaseLine']; formedAt: string; lastJoinedAt: string; households: number; complaints: number; answer: string; answeredAt: string | null; answeredBy: string | null; version: number; members: ({ case: Schemas['CaseLine']; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; joinedAt: string; isLead: boolean; left: { at: string; by: string; reason: string } | null })[]; allowedActions: ('answer' | 'leave' | 'lead' | 'dissolve')[] }
  ComplaintHandbook: { siteId: string; version: { number: number; publishedAt: string; publishedBy: string; note: string } | null; chapters: ({ title: string; paragraphs: string[]; table: { heads: string[]; rows: string[][] } | null; isSub: boolean })[]; isChanged: boolean; versions: { number: number; publishedAt: string; publishedBy: string; note: string }[]; mayPublish: boolean }
  ComplaintLevel: { id: string; position: number; level: 'handler' | 'supervisor' | 'site_manager' | 'head_office' | 'mediation'; holder: Schemas['Ref']; openedAt: string; reason: string; answerBy: string; isByPhone: boolean; isOverdue: boolean; answer: string; answeredAt: string | null; answeredBy: string | null; outcome: 'agreed' | 'not_agreed' | null; endedAt: string | null; mediator: string; mediationFrom: string | null; mediationTo: string | null; files: Schemas['FileRef'][] }
  ComplaintLine: { caseId: string; number: string; title: string; status: 'registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened'; grade: 'ordinary' | 'complex' | 'major' | null; unit: string; owner: string; department: string; registeredAt: string; stage: 'accept' | 'clarify' | 'resolve' | 'follow_up'; level: 'handler' | 'supervisor' | 'site_manager' | 'head_office' | 'mediation'; late: ({ what: 'case' | 'level' | 'survey' | 'joint' | 'reply' | 'check'; dueAt: string; who: string })[] }
  ComplaintSignature: { id: string; signer: 'resident' | 'handler' | 'supervisor'; name: string; opinion: string; fileId: string; signedAt: string }
  ComplaintSolution: { id: string; kind: 'repair' | 'replace' | 'compensate' | 'explain' | 'apologise' | 'other'; text: string; costFen: number; state: 'waiting' | 'proposed' | 'refused' | 'agreed' | 'not_agreed'; proposedAt: string; proposedBy: string; decidedAt: string | null; decidedBy: string | null; decisionNote: string; answeredAt: string | null; opinion: string }
  ComplaintStep: { step: 'receive' | 'record' | 'classify' | 'investigate' | 'solve' | 'answer' | 'follow_up'; stage: 'accept' | 'clarify' | 'resolve' | 'follow_up'; clears: ('heard' | 'asked' | 'tracked' | 'replied' | 'recorded' | 'reported')[]; acts: ({ group: 'caseAction' | 'complaintAction'; action: string; permission: string })[]; promises: { metric: string; targetText: string; policy: string }[] }
  ComplaintTask: { id: string; caseId: string; kind: 'survey' | 'joint' | 'reply' | 'check'; state: 'waiting' | 'open' | 'done' | 'refused' | 'cancelled'; title: string; assignee: Schemas['Ref']; department: Schemas['Ref'] | null; isSecurity: boolean; dueAt: string; isOverdue: boolean; askedAt: string; askedBy: string | null; approvedAt: string | null; readAt: string | null; onSiteFrom: string | null; onSiteTo: string | null; result: string; isSatisfied: boolean | null; doneAt: string | null; doneBy: string | null; files: Schemas['FileRef'][]; isMine: boolean }
  ComplaintWorkflow: { category: Schemas['Ref'] | null; parent: Schemas['Ref'] | null; isOwn: boolean; version: number; steps: Schemas['WorkflowStep'][]; changedAt: string | null; changedBy: string | null }
  ConditionAssessment: { id: string; at: string; by: string; score: number; wear: 'new' | 'slight' | 'moderate' | 'heavy' | 'worn_out'; note: string }
  Consent: { id: string; personId: string; purpose: 'identity' | 'family' | 'personal_service' | 'marketing' | 'pictures'; state: 'given' | 'refused' | 'withdrawn'; textVersion: number; channel: 'in_person' | 'phone' | 'paper' | 'app' | 'message'; at: string; by: string; note: string; withdrawnAt: string | null; withdrawnChannel: 'in_person' | 'phone' | 'paper' | 'app' | 'message' | null }
  Contact: { id: string; siteId: string; channel: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; at: string; takenBy: Schemas['Ref']; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; words: string; outcome: 'opened_case' | 'joined_case' | 'settled'; case: { id: string; number: string } | null; answer: string; phone: string; enquiryKind: Schemas['Ref'] | null; article: { id: string; version: number; title: string } | null; couldNotAnswer: boolean }
  Contract: { id: string; siteId: string; number: string; paperNumber: string; kind: 'service' | 'preliminary' | 'lease' | 'parking' | 'supplier'; title: string; state: 'draft' | 'in_force' | 'expired' | 'terminated' | 'renewed'; counterparty: string; signedOn: string | null; fromOn: string; untilOn: string; daysLeft: number; amountFen: number | null; amountBasis: string; risk: 'low' | 'medium' | 'high'; grade: number | null; owner: Schemas['Ref']; former: Schemas['Ref'] | null; renewedBy: Schemas['Ref'] | null; version: number; parties: ({ role: 'party_a' | 'party_b' | 'party_c'; name: string; contact: string; phone: string })[]; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; obligations: ({ text: string; byUs: boolean; dueOn: string | null })[]; riskNotes: string; items: ({ name: string; standard: string; frequency: string; time: { type: 'case' | 'work_order'; kind: string; urgency: string; metric: string; target: string; calendarCode: string } | null })[]; gradeReason: string; legal: Schemas['LegalReference'][]; alertDays: number[]; policies: Schemas['Ref'][]; endedOn: string | null; endedReason: string; note: string; scans: Schemas['FileRef'][]; allowedActions: ('put_in_force' | 'terminate' | 'renew' | 'drop')[] }
  ContractSummary: { id: string; siteId: string; number: string; paperNumber: string; kind: 'service' | 'preliminary' | 'lease' | 'parking' | 'supplier'; title: string; state: 'draft' | 'in_force' | 'expired' | 'terminated' | 'renewed'; counterparty: string; signedOn: string | null; fromOn: string; untilOn: string; daysLeft: number; amountFen: number | null; amountBasis: string; risk: 'low' | 'medium' | 'high'; grade: number | null; owner: Schemas['Ref']; former: Schemas['Ref'] | null; renewedBy: Schemas['Ref'] | null; version: number }
  Correction: { id: string; siteId: string; unit: { id: string; code: string }; householdId: string; person: Schemas['Ref'] | null; campaign: Schemas['Ref'] | null; note: string; submittedBy: string; submittedAt: string; isOpen: boolean; items: ({ id: string; field: 'name' | 'phones' | 'email' | 'birthday' | 'workplace' | 'emergencyContact' | 'salutation' | 'language' | 'emergencyName' | 'emergencyRelation' | 'emergencyPhone'; from: string; to: string; state: 'waiting' | 'accepted' | 'refused' | 'withdrawn'; reason: string; decidedBy: string | null; decidedAt: string | null; isOutdated: boolean })[] }
  CostSum: { materialsFen: number; labourFen: number; outsideFen: number; otherFen: number; totalFen: number; orders: number; ordersUnpriced: number }
  CounterReading: { id: string; counterId: string; value: number; total: number; at: string; by: string; note: string; isReset: boolean; voided: { reason: string; by: string; at: string } | null }
  Course: { id: string; code: string; name: string; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; state: 'draft' | 'published' | 'retired'; summary: string; minutes: number; questions: number; reviewOn: string | null; isReviewDue: boolean; mine: number; finished: number; version: number; reference: string; parts: ({ id: string; title: string; kind: 'text' | 'file' | 'slides' | 'standard'; body: string; minSeconds: number; file: Schemas['FileRef'] | null; slides: Schemas['FileRef'][]; standard: { id: string; name: string; version: number; items: { text: string; isRedLine: boolean }[] } | null; seconds: number; percent: number; doneAt: string | null })[]; allowedActions: ('publish' | 'retire' | 'restore')[]; mayEdit: boolean }
  CourseSummary: { id: string; code: string; name: string; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; state: 'draft' | 'published' | 'retired'; summary: string; parts: number; minutes: number; questions: number; reviewOn: string | null; isReviewDue: boolean; mine: number; finished: number; version: number }
  Defect: { id: string; siteId: string; number: string; foreignNumber: string; placeKind: 'unit' | 'area' | 'facility' | 'place'; unit: Schemas['UnitRef'] | null; area: Schemas['Ref'] | null; facility: Schemas['Ref'] | null; building: Schemas['Ref'] | null; location: string; place: string; description: string; trade: 'civil' | 'waterproofing' | 'doors_windows' | 'finishes' | 'plumbing' | 'electrical' | 'heating' | 'fire' | 'lift' | 'intelligent' | 'outdoor' | 'other'; part: 'structure' | 'waterproofing' | 'heating' | 'installations' | 'decoration' | 'agreed'; warranty: { from: string | null; until: string | null; state: 'within' | 'over' | 'life' | 'seasons' | 'agreed' | 'unknown' }; builder: Schemas['Ref'] | null; source: 'owner' | 'patrol' | 'desk' | 'list'; person: { id: string; name: string; phones: string[] } | null; contact: string; registeredBy: Schemas['Ref'] | null; registeredAt: string; foundAt: string; finding: { id: string; number: string } | null; state: 'registered' | 'self_fix' | 'reported_up' | 'notified' | 'fixed' | 'verified' | 'told' | 'closed' | 'withdrawn'; workOrder: { id: string; number: string; status: string } | null; letters: { id: string; number: string }[]; dueOn: string | null; promisedOn: string | null; notifiedAt: string | null; isOverdue: boolean; fixedAt: string | null; fixNote: string; failures: number; verifiedAt: string | null; toldAt: string | null; toldHow: string; closedAt: string | null; outcome: string; daysOpen: number; costFen: number | null; chargedFen: number | null; chargedOn: string | null; clock: Schemas['ClockBrief'] | null; photos: Schemas['FileRef'][]; allowedActions: ('self_fix' | 'report_up' | 'promise' | 'fixed' | 'recheck' | 'tell' | 'close' | 'charge_back' | 'withdraw')[]; version: number }
  DefectLetter: { id: string; siteId: string; number: string; party: Schemas['Ref']; dueOn: string; words: string; state: 'draft' | 'delivered' | 'cancelled'; items: ({ defectId: string; number: string; place: string; description: string; trade: 'civil' | 'waterproofing' | 'doors_windows' | 'finishes' | 'plumbing' | 'electrical' | 'heating' | 'fire' | 'lift' | 'intelligent' | 'outdoor' | 'other'; warranty: 'within' | 'over' | 'life' | 'seasons' | 'agreed' | 'unknown'; state: 'registered' | 'self_fix' | 'reported_up' | 'notified' | 'fixed' | 'verified' | 'told' | 'closed' | 'withdrawn'; dueOn: string; chargedFen: number | null })[]; open: number; delivery: { at: string; way: 'hand' | 'post' | 'email' | 'message'; receivedBy: string } | null; note: string; madeBy: Schemas['Ref']; madeAt: string; photos: Schemas['FileRef'][]; allowedActions: ('deliver' | 'cancel')[]; version: number }
  DefectSummary: { siteId: string; day: string; total: { all: number; open: number; overdue: number; closed: number; ages: Record<string, number> }; chargedFen: number; buildings: ({ all: number; open: number; overdue: number; closed: number; ages: Record<string, number>; building: Schemas['Ref'] | null })[]; trades: ({ all: number; open: number; overdue: number; closed: number; ages: Record<string, number>; trade: 'civil' | 'waterproofing' | 'doors_windows' | 'finishes' | 'plumbing' | 'electrical' | 'heating' | 'fire' | 'lift' | 'intelligent' | 'outdoor' | 'other' })[]; builders: ({ all: number; open: number; overdue: number; closed: number; ages: Record<string, number>; builder: Schemas['Ref'] | null })[]; attention: { until: string; lastReview: { weekOn: string; open: number; overdue: number } | null } | null }
  Delivery: { id: string; channel: 'email' | 'sms' | 'wecom' | 'dingtalk' | 'feishu' | 'push'; via: string | null; to: string; kind: string; level: 'info' | 'warning' | 'urgent'; title: string; body: string; state: 'waiting' | 'sending' | 'sent' | 'maybe_sent' | 'failed' | 'merged' | 'skipped'; attempts: number; dueAt: string | null; providerId: string | null; failure: string | null; mergedInto: string | null; resendOf: string | null; recordType: string | null; recordId: string | null; at: string; sentAt: string | null; allowedActions: ('resend' | 'give_up')[] }
  Department: { id: string; siteId: string; code: string; name: string; alias: string[]; parentId: string | null; isActive: boolean; sortOrder: number; version: number }
  DigitalIntake: { total: { from: string; to: string; cases: number; digital: number; rate: number | null; channels: ({ channel: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; count: number })[] }; months: ({ from: string; to: string; cases: number; digital: number; rate: number | null; channels: ({ channel: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; count: number })[] })[] }
  DispatchDecision: { id: string; at: string; way: 'automatic' | 'by_hand'; outcome: 'assigned' | 'nobody'; worker: Schemas['Ref'] | null; by: string; candidates: Schemas['Candidate'][]; overridden: ('off_shift' | 'away' | 'skill' | 'certificate' | 'practical' | 'zone' | 'load' | 'declined')[]; note: string }
  DispatchSettings: { siteId: string; modes: { repair: 'off' | 'suggest' | 'automatic'; cleaning: 'off' | 'suggest' | 'automatic'; greening: 'off' | 'suggest' | 'automatic'; security: 'off' | 'suggest' | 'automatic'; pest_control: 'off' | 'suggest' | 'automatic'; maintenance: 'off' | 'suggest' | 'automatic'; paid_service: 'off' | 'suggest' | 'automatic'; other: 'off' | 'suggest' | 'automatic'; appliance_repair: 'off' | 'suggest' | 'automatic'; water_power_on: 'off' | 'suggest' | 'automatic' }; loadLimit: number | null; version: number }
  DocumentFile: { file: Schemas['FileRef']; sha256: string; checkedAt: string | null; isIntact: boolean | null }
  DocumentItem: { id: string; siteId: string; number: string; reference: string; kind: Schemas['Ref']; class: 'basic' | 'property' | 'history'; title: string; medium: 'text' | 'drawing' | 'audio' | 'video' | 'disk'; acquisition: 'received' | 'solicited'; subject: { type: 'unit' | 'household' | 'person' | 'building' | 'site' | 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change'; id: string; name: string }; documentOn: string | null; validUntil: string | null; keepUntil: string | null; department: Schemas['Ref'] | null; state: 'filed' | 'withdrawn'; custody: 'department' | 'in_transfer' | 'central'; currentVersion: number; fileCount: number; isPersonal: boolean; hasOriginal: boolean; place: string | null; isLent: boolean; filedAt: string; filedBy: string; version: number; note: string; withdrawnReason: string; versions: { number: number; note: string; filedAt: string; filedBy: string; fileCount: number; files: Schemas['DocumentFile'][] }[]; openUntil: string | null; needsPurpose: boolean; originalId: string | null; allowedActions: ('add_version' | 'withdraw' | 'check')[] }
  DocumentKind: { id: string; code: string; name: string; class: 'basic' | 'property' | 'history'; subjects: ('unit' | 'household' | 'person' | 'building' | 'site' | 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change')[]; isPersonal: boolean; requiredStates: ('not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted')[]; retentionYears: number | null; hasOriginal: boolean; isShownToHousehold: boolean; isActive: boolean; sortOrder: number; version: number }
  DocumentOpening: { id: string; at: string; by: string; position: string; act: 'view' | 'unmask' | 'search' | 'print' | 'export' | 'disclose'; purpose: 'check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit'; reason: string; recipient: string }
  DocumentReceipt: { id: string; article: Schemas['Ref']; articleVersion: number; unit: Schemas['Ref']; person: Schemas['Ref'] | null; how: 'explained' | 'handed_over' | 'read_in_app'; note: string; at: string; by: string }
  DocumentRequirement: { id: string; code: string; name: string; kind: 'policy' | 'operating_rule' | 'duty_sheet'; audience: 'staff' | 'owner' | 'everybody'; siteKinds: ('residential' | 'office' | 'commercial' | 'sales_office')[]; isActive: boolean; version: number }
  DocumentSummary: { id: string; siteId: string; number: string; reference: string; kind: Schemas['Ref']; class: 'basic' | 'property' | 'history'; title: string; medium: 'text' | 'drawing' | 'audio' | 'video' | 'disk'; acquisition: 'received' | 'solicited'; subject: { type: 'unit' | 'household' | 'person' | 'building' | 'site' | 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change'; id: string; name: string }; documentOn: string | null; validUntil: string | null; keepUntil: string | null; department: Schemas['Ref'] | null; state: 'filed' | 'withdrawn'; custody: 'department' | 'in_transfer' | 'central'; currentVersion: number; fileCount: number; isPersonal: boolean; hasOriginal: boolean; place: string | null; isLent: boolean; filedAt: string; filedBy: string; version: number }
  Download: { id: string; name: string; path: string; state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'; rows: number; bytes: number | null; failure: string | null; createdAt: string; finishedAt: string | null; expiresAt: string; allowedActions: ('cancel' | 'retry' | 'discard')[] }
  Downtime: { id: string; siteId: string; facility: Schemas['FacilityRef']; class: { id: string; code: string; name: string }; state: 'running' | 'standby' | 'under_repair' | 'stopped' | 'scrapped'; from: string; to: string | null; hours: number; cause: 'unknown' | 'wear' | 'part_failure' | 'power' | 'water' | 'misuse' | 'outside' | 'service' | 'legal_inspection' | 'upgrade' | 'expired_certificate' | 'other'; isPlanned: boolean | null; note: string; version: number }
  Drill: { id: string; siteId: string; number: string; kind: 'fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other'; scenario: string; plannedAt: string; state: 'planned' | 'running' | 'held' | 'cancelled'; isLate: boolean; lead: Schemas['Ref']; incident: { id: string; number: string; state: 'reported' | 'activated' | 'controlled' | 'closed' | 'reviewed' | 'called_off' } | null; score: number | null; findings: string; duties: ('command' | 'security' | 'engineering' | 'service' | 'medical' | 'support')[]; attendees: Schemas['Ref'][]; counts: boolean; allowedActions: ('start' | 'postpone' | 'hold' | 'cancel')[]; version: number }
  DuplicatePair: { a: { id: string; name: string; kind: 'person' | 'company'; phones: string[]; idNumberMasked: string | null; units: string[]; hasAccount: boolean; createdAt: string }; b: { id: string; name: string; kind: 'person' | 'company'; phones: string[]; idNumberMasked: string | null; units: string[]; hasAccount: boolean; createdAt: string }; because: ('same_id' | 'same_phone' | 'same_name_and_birthday' | 'same_name_and_unit')[]; score: number }
  Duty: { id: string; post: 'customer_service' | 'grid' | 'maintenance' | 'security_lead'; employee: Schemas['Ref']; from: string; until: string | null; note: string }
  DutyPoint: { id: string; siteId: string; zone: Schemas['Ref'] | null; kind: 'facility' | 'public_area'; name: string; place: string; employee: Schemas['Ref']; patrol: string; upkeep: string; isActive: boolean; version: number }
  EmergencyFigures: { siteId: string; from: string; to: string; courses: ({ of: 'incident' | 'drill'; count: number; open: number; told: number; unanswered: number; acknowledgeP90: number | null; stepsDue: number; stepsKept: number; stepsRate: number | null; evacuated: number; evacuationMinutes: number | null })[]; drills: { held: number; counted: number; months: number; met: number }; actions: { open: number; overdue: number }; kinds: ({ kind: 'fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other'; count: number; isRepeat: boolean })[] }
  EmergencyPlan: { id: string; siteId: string; kind: 'fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other'; category: 'fire' | 'public_health' | 'security' | 'facility'; name: string; state: 'draft' | 'approved' | 'retired'; number: number | null; approvedAt: string | null; approvedBy: string; reviewOn: string | null; isReviewDue: boolean; expired: number; content: Schemas['EmergencyPlanContent'] | null; draft: Schemas['EmergencyPlanContent'] | null; draftBy: string; allowedActions: ('edit' | 'approve' | 'discard' | 'confirm' | 'retire' | 'restore')[]; version: number }
  EmergencyPlanContent: { trigger: string; levels: ({ level: '1' | '2' | '3'; criteria: string; grade: 'I' | 'II' | 'III' | 'IV' | null })[]; roles: ({ key: string; name: string; duty: 'command' | 'security' | 'engineering' | 'service' | 'medical' | 'support'; fromLevel: '1' | '2' | '3'; count: number; sources: Schemas['PlanSource'][] })[]; steps: ({ key: string; roleKey: string; text: string; minutes: number | null; after: string[]; fromLevel: '1' | '2' | '3' })[]; phoneTree: ({ name: string; source: Schemas['PlanSource']; fromLevel: '1' | '2' | '3' })[]; resources: ({ name: string; place: string; quantity: number; unit: string; expiresOn: string | null })[]; outside: ({ service: 'fire' | 'police' | 'medical' | 'gas' | 'lift' | 'power' | 'water' | 'authority' | 'other'; name: string; phone: string })[]; announcements: { title: string; text: string }[]; assembly: string; duties: string }
  EmergencyPlanContentInput: { trigger?: string; levels: ({ level: '1' | '2' | '3'; criteria: string; grade?: 'I' | 'II' | 'III' | 'IV' | null })[]; roles: ({ key: string; name: string; duty: 'command' | 'security' | 'engineering' | 'service' | 'medical' | 'support'; fromLevel?: '1' | '2' | '3'; count?: number; sources: Schemas['PlanSourceInput'][] })[]; steps: ({ key: string; roleKey: string; text: string; minutes?: number | null; after?: string[]; fromLevel?: '1' | '2' | '3' })[]; phoneTree?: ({ name: string; source: Schemas['PlanSourceInput']; fromLevel?: '1' | '2' | '3' })[]; resources?: ({ name: string; place?: string; quantity?: number; unit?: string; expiresOn?: string | null })[]; outside?: ({ service: 'fire' | 'police' | 'medical' | 'gas' | 'lift' | 'power' | 'water' | 'authority' | 'other'; name: string; phone?: string })[]; announcements?: { title: string; text: string }[]; assembly?: string; duties?: string }
  Employee: { id: string; name: string; position: string; positionId: string | null; department: Schemas['Ref'] | null; phone: string; isActive: boolean; isOnShift: boolean; skills: string[]; roles: Schemas['Grant'][] }
  EmployeeProfile: { id: string; name: string; position: string; positionId: string | null; department: Schemas['Ref'] | null; phone: string; isActive: boolean; isOnShift: boolean; skills: string[]; roles: Schemas['Grant'][]; loadLimit: number | null; joinedOn: string | null; experienceYears: number | null; experience: string; meetsPosition: boolean | null; zones: Schemas['Ref'][]; certificates: Schemas['Certificate'][]; isSelf: boolean; mayChange: boolean; version: number }
  EmployeeScore: { customer: number | null; mystery: number | null; internal: number | null; total: number | null; isCapped: boolean; weights: { customer: number | null; mystery: number | null; internal: number | null }; voices: number; employee: Schemas['Ref']; template: 'site' | 'receptionist' | 'employee'; department: string; rank: number | null }
  Empowerment: { role: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer'; kind: 'flexibility' | 'goods' | 'fee_reduction' | 'money' | 'service' | 'reward'; limitFen: number; version: number }
  EnergyAlarm: { id: string; siteId: string; number: string; month: string; kind: 'over_target' | 'over_budget' | 'deviation' | 'night_flow'; subject: { type: 'site' | 'group' | 'meter'; id: string | null; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; name: string }; unit: string | null; actual: number; expected: number; percent: number; state: 'open' | 'in_hand' | 'closed'; explanation: string; workOrder: { id: string; number: string; status: string } | null; raisedAt: string; closedAt: string | null; closedBy: string; allowedActions: ('explain' | 'raise_order')[]; version: number }
  EnergyBoard: { siteId: string; month: string; lines: ({ subject: { type: 'site' | 'group' | 'meter'; id: string | null; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; name: string }; unit: string | null; meters: number; missing: number; consumption: number | null; known: number; even: number | null; squareMetres: number | null; perSquareMetre: number | null; target: { id: string; year: number; basis: 'total' | 'per_square_metre'; monthly: number | null; yearBudget: number | null; tolerancePercent: number; version: number } | null; allowed: number | null; isOver: boolean | null; lastMonth: number | null; lastYear: number | null; changeOnMonth: number | null; changeOnYear: number | null; year: { consumption: number | null; missingMonths: number; budget: number | null }; months: ({ month: string; even: number | null; missing: number })[] })[]; squareMetres: number | null; openAlarms: number; rule: { deviationPercent: number; nightPercent: number; version: number }; mayWrite: boolean }
  EnergyCampaign: { id: string; siteId: string; title: string; from: string; to: string; text: string; participants: number | null; result: string; state: 'to_come' | 'running' | 'over'; version: number }
  EnergyGroup: { id: string; siteId: string; name: string; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; squareMetres: number | null; areaKnown: number | null; meters: Schemas['Ref'][]; isActive: boolean; version: number }
  EnergyMeasure: { id: string; siteId: string; number: string; name: string; text: string; subject: { type: 'site' | 'group' | 'meter'; id: string | null; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; name: string }; unit: string | null; costFen: number | null; baselineFrom: string; baselineTo: string; expectedMonthly: number | null; startedOn: string | null; state: 'planned' | 'running' | 'concluded' | 'dropped'; conclusion: string; baseline: number | null; savedMonthly: number | null; savedMonths: number; missingMonths: number; allowedActions: ('start' | 'conclude' | 'drop')[]; mayChange: boolean; raisedAt: string; version: number }
  EnquiryKind: { id: string; code: string; name: string; article: Schemas['Ref'] | null; departmentCode: string | null; post: string; responseMinutes: number | null; materials: string[]; isActive: boolean; sortOrder: number; version: number }
  Entrustment: { id: string; siteId: string; unit: Schemas['UnitRef']; holderName: string; holderPhone: string; services: ('airing' | 'cleaning' | 'utilities_check' | 'receive_goods' | 'pay_bills' | 'show_unit')[]; hasKey: boolean; fromOn: string; untilOn: string | null; endedOn: string | null; note: string; allowedActions: 'end'[]; version: number; updatedAt: string }
  EnvironmentFigures: { cleaning: { count: number; checks: number; records: number; passed: number; passRate: number | null; score: number | null }; byArea: { name: string; count: number; score: number; passRate: number }[]; frequencies: { due: number; kept: number; rate: number | null; lines: number; withoutPlan: number }; waste: { due: number; kept: number; rate: number | null; missed: number; late: number }; greening: { due: number; kept: number; rate: number | null }; pestNotice: { due: number; kept: number; rate: number | null }; areaCleans: { due: number; kept: number; rate: number | null } }
  EnvironmentSettings: { siteId: string; passMark: number; weights: { floor: number; wall: number; ceiling: number; fittings: number }; areaMinutes: number; noticeHours: number; grade: number | null; mayChange: boolean; version: number }
  EnvironmentToday: { siteId: string; day: string; at: string; waste: Schemas['WasteSlot'][]; greening: Schemas['GreeningJob'][]; pests: Schemas['PestControl'][]; jobs: Schemas['CleanJob'][]; rounds: { id: string; number: string; name: string; from: string; to: string; isStarted: boolean }[]; warnings: Schemas['CleanWarning'][]; areas: Schemas['Ref'][]; areaMinutes: number }
  ErasedFact: { id: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; erasedAt: string; because: 'withdrawn' | 'refused' | 'expired' | 'removed' }
  Erasure: { id: string; number: string; personId: string; siteId: string; at: string; by: string; reason: string; erased: { part: string; rows: number }[]; kept: { part: string; rows: number; why: string }[]; finishedAt: string | null }
  ErasureView: { person: Schemas['Ref']; obstacles: ({ kind: 'lives_here' | 'open_case' | 'open_visit' | 'open_opportunity' | 'legal_hold' | 'staff_account' | 'parking_lease' | 'tenancy' | 'open_errand' | 'running_contract'; text: string })[]; erases: { part: string; rows: number }[]; keeps: { part: string; rows: number; why: string }[] }
  EvaluationOpinion: { id: string; evaluationId: string; role: 'owner' | 'tenant' | 'other'; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; byName: string; score: number | null; words: string; saidAt: string; recordedBy: Schemas['Ref'] | null; action: { id: string; number: string; state: string } | null; feedback: string; fedBackAt: string | null; fedBackBy: Schemas['Ref'] | null }
  Exam: { id: string; number: string; siteId: string; title: string; state: 'draft' | 'published' | 'closed' | 'cancelled'; opensAt: string; closesAt: string; durationMinutes: number; passPercent: number; candidates: number; sitting: number; toMark: number; examined: number; passed: number; version: number; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; sections: ({ title: string; passPercent: number | null; lines: ({ topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management' | null; difficulty: 'easy' | 'medium' | 'hard' | null; type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer' | null; count: number; marks: number })[] })[]; maxAttempts: number; retakeAfterDays: number; markers: number; markTolerance: number; certificateMonths: number | null; graceSeconds: number; passRate: number | null; sittings: Schemas['ExamSittingSummary'][]; items: ({ questionId: string; number: number; code: string; stem: string; type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer'; papers: number; share: number | null; isVoid: boolean })[]; regrades: ({ id: string; question: { id: string; code: string; stem: string; version: number }; kind: 'void' | 'full_marks' | 'new_answer'; reason: string; papers: number; changed: number; nowPassed: number; passKept: number; by: string; at: string })[]; allowedActions: ('publish' | 'close' | 'cancel')[]; mayRegrade: boolean }
  ExamAppeal: { id: string; siteId: string; sittingId: string; exam: Schemas['Ref']; position: number; question: { id: string; number: number; code: string; stem: string }; employee: Schemas['Ref']; reason: string; state: 'open' | 'upheld' | 'rejected'; reply: string; decidedBy: string; decidedAt: string | null; raisedAt: string; version: number }
  ExamBlueprint: { id: string; name: string; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; sections: ({ title: string; passPercent: number | null; lines: ({ topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management' | null; difficulty: 'easy' | 'medium' | 'hard' | null; type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer' | null; count: number; marks: number })[] })[]; durationMinutes: number; passPercent: number; maxAttempts: number; retakeAfterDays: number; markers: number; markTolerance: number; certificateMonths: number | null; isActive: boolean; questions: number; marks: number; short: { section: number; line: number; has: number; needs: number }[]; version: number; updatedAt: string }
  ExamCertificate: { id: string; number: string; siteId: string; employee: Schemas['Ref']; exam: Schemas['Ref']; percent: number; issuedOn: string; validUntil: string | null; isValid: boolean; verificationCode: string }
  ExamPaper: { id: string; exam: Schemas['Ref']; attempt: number; state: 'waiting' | 'in_progress' | 'marking' | 'marked' | 'absent'; holder: string; deadlineAt: string; serverNow: string; secondsLeft: number; sections: { title: string }[]; items: ({ position: number; section: number; type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer'; stem: string; options: { key: string; text: string }[]; targets: { key: string; text: string }[]; blanks: number; marks: number; pictures: Schemas['FileRef'][]; response: string[] | null; sequence: number })[] }
  ExamReview: { sitting: Schemas['ExamSittingSummary']; exam: Schemas['Ref']; sections: ({ title: string; passPercent: number | null; score: number | null; maxScore: number; isPassed: boolean | null })[]; items: ({ position: number; section: number; type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer'; stem: string; options: { key: string; text: string }[]; targets: { key: string; text: string }[]; blanks: number; marks: number; pictures: Schemas['FileRef'][]; response: string[] | null; questionId: string; number: number; score: number | null; isVoid: boolean; right: string[]; reference: string; explanation: string; comment: string; appeal: { state: 'open' | 'upheld' | 'rejected'; reply: string } | null })[]; mayAppeal: boolean; rescorings: ({ at: string; reason: string; before: number | null; after: number | null })[] }
  ExamSittingSummary: { id: string; employee: Schemas['Ref']; attempt: number; state: 'waiting' | 'in_progress' | 'marking' | 'marked' | 'absent'; startedAt: string | null; deadlineAt: string | null; submittedAt: string | null; submittedBy: 'candidate' | 'deadline' | null; answered: number; of: number; score: number | null; maxScore: number | null; percent: number | null; isPassed: boolean | null; isPassKept: boolean; certificateId: string | null }
  ExamSummary: { id: string; number: string; siteId: string; title: string; state: 'draft' | 'published' | 'closed' | 'cancelled'; opensAt: string; closesAt: string; durationMinutes: number; passPercent: number; candidates: number; sitting: number; toMark: number; examined: number; passed: number; version: number }
  ExternalParty: { id: string; siteId: string; kind: 'committee' | 'environment' | 'urban_management' | 'police' | 'fire' | 'medical' | 'developer' | 'utility' | 'other'; name: string; contact: string; phone: string; address: string; note: string; isActive: boolean; lastAt: string | null; openCount: number; version: number }
  ExternalQuery: { id: string; siteId: string; number: string; authorityKind: 'police' | 'procuratorate' | 'court' | 'government' | 'other'; authority: string; officer: string; documentNumber: string; legalBasis: string; state: 'requested' | 'approved' | 'handed_over' | 'refused' | 'withdrawn'; registeredBy: Schemas['Ref']; registeredAt: string; decidedBy: Schemas['Ref'] | null; decidedAt: string | null; handedOverAt: string | null; version: number; officerCard: string; officerPhone: string; request: Schemas['FileRef'][]; purpose: string; asked: { persons: Schemas['Ref'][]; units: Schemas['Ref'][]; documents: { id: string; number: string; title: string }[]; fields: ('name' | 'phone' | 'id_number' | 'contact' | 'occupancy' | 'unit')[]; from: string | null; to: string | null }; approved: { persons: Schemas['Ref'][]; units: Schemas['Ref'][]; documents: { id: string; number: string; title: string }[]; fields: ('name' | 'phone' | 'id_number' | 'contact' | 'occupancy' | 'unit')[]; from: string | null; to: string | null } | null; decisionNote: string; handedOverBy: Schemas['Ref'] | null; given: { recipient: string; persons: number; units: number; documents: { number: string; title: string; file: Schemas['FileRef']; sha256: string }[]; copy: Schemas['FileRef']; sha256: string } | null; allowedActions: ('approve' | 'refuse' | 'hand_over' | 'withdraw')[] }
  ExternalQuerySummary: { id: string; siteId: string; number: string; authorityKind: 'police' | 'procuratorate' | 'court' | 'government' | 'other'; authority: string; officer: string; documentNumber: string; legalBasis: string; state: 'requested' | 'approved' | 'handed_over' | 'refused' | 'withdrawn'; registeredBy: Schemas['Ref']; registeredAt: string; decidedBy: Schemas['Ref'] | null; decidedAt: string | null; handedOverAt: string | null; version: number }
  ExtraMile: { id: string; recordType: 'case' | 'work_order'; recordId: string; words: string; by: Schemas['Ref']; at: string }
  Facility: { id: string; siteId: string; code: string; name: string; class: { id: string; code: string; name: string }; model: string; serial: string; maker: string; place: string; building: Schemas['Ref'] | null; area: Schemas['Ref'] | null; installedOn: string | null; warrantyUntil: string | null; nextServiceOn: string | null; inspectionDueOn: string | null; serviceContact: string; note: string; state: 'running' | 'standby' | 'under_repair' | 'stopped' | 'scrapped'; due: ({ what: 'service' | 'inspection' | 'warranty'; on: string; isOverdue: boolean })[]; photos: Schemas['FileRef'][]; allowedActions: ('stand_by' | 'repair' | 'stop' | 'resume' | 'serviced' | 'inspected' | 'scrap')[]; version: number; updatedAt: string }
  FacilityCheck: { caseId: string; from: string; to: string; place: string; category: Schemas['Ref'] | null; answers: ({ question: 'maintained' | 'patrolled' | 'noticed' | 'complained'; answer: 'yes' | 'partly' | 'no' | 'not_recorded'; count: number; records: { type: string; id: string; number: string; title: string; at: string; status: string }[]; registers: string[] })[]; kept: { from: string; to: string; place: string; category: Schemas['Ref'] | null; answers: ({ question: 'maintained' | 'patrolled' | 'noticed' | 'complained'; answer: 'yes' | 'partly' | 'no' | 'not_recorded'; count: number; records: { type: string; id: string; number: string; title: string; at: string; status: string }[]; registers: string[] })[]; conclusion: string; at: string; by: string } | null; mayConfirm: boolean }
  FacilityClass: { id: string; code: string; name: string; facilities: number }
  FacilityCost: { id: string; siteId: string; facility: Schemas['FacilityRef']; kind: 'materials' | 'labour' | 'outside' | 'other'; fen: number; on: string; note: string; party: Schemas['Ref'] | null; by: string; voided: { reason: string; by: string; at: string } | null }
  FacilityCounter: { id: string; facilityId: string; name: string; unit: 'hour' | 'start' | 'kwh' | 'km' | 'cubic_metre' | 'time'; meter: { id: string; code: string } | null; total: number; last: { value: number; at: string; by: string } | null; isActive: boolean; version: number }
  FacilityOrder: { orderId: string; number: string; title: string; status: string; why: 'service' | 'corrective' | 'repair'; impact: 'safety' | 'severe' | 'noticeable' | 'slight' | null; raisedAt: string; limitHours: number | null; dueAt: string | null; limitReason: string }
  FacilityRef: { id: string; code: string; name: string }
  FallingObject: { id: string; number: string; siteId: string; caseId: string; status: 'open' | 'concluded'; happenedAt: string; place: string; object: string; harm: string; building: Schemas['Ref']; entrance: Schemas['Ref'] | null; floorFrom: number | null; floorTo: number | null; conclusion: string; units: ({ unit: Schemas['Ref']; floor: number | null; stateThen: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted' | null; wasOccupied: boolean | null; occupants: Schemas['Ref'][]; wasRenovating: boolean | null; renovationSource: string; presence: 'home' | 'away' | 'unknown'; presenceSource: string; exclusion: { reason: string; by: string; at: string; files: Schemas['FileRef'][] } | null })[]; remaining: Schemas['Ref'][]; renovating: Schemas['Ref'][]; findings: ({ id: string; unit: Schemas['Ref']; kind: 'exclude' | 'restore' | 'presence'; presence: 'home' | 'away' | 'unknown' | null; reason: string; by: string; at: string; files: Schemas['FileRef'][] })[]; counts: { units: number; occupied: number; home: number; renovating: number; excluded: number; remaining: number }; openedBy: string; openedAt: string; allowedActions: ('exclude' | 'restore' | 'presence' | 'conclude' | 'reopen')[]; version: number }
  FeeQuery: { id: string; siteId: string; unit: Schemas['Ref']; person: Schemas['Ref'] | null; askedName: string; fact: 'phone_tail' | 'id_tail' | 'other_member' | 'handed_over_on'; isPassed: boolean; buildingArea: number | null; billingArea: number | null; lines: Schemas['FeeQueryLine'][]; at: string; by: string }
  FeeQueryLine: { article: Schemas['Ref']; name: string; basis: 'area' | 'fixed' | 'metered'; unitPriceFen: number | null; unit: string; payer: string; source: string; note: string; amountFen: number | null; why: 'computed' | 'fixed' | 'metered' | 'no_area' | 'no_price' }
  FileRef: { id: string; name: string; contentType: string; bytes: number; isImage: boolean; takenAt: string | null }
  FileVersion: { version: number; from: string | null; until: string | null; by: string | null; isCurrent: boolean; changes: { field: string; from: unknown; to: unknown }[] }
  Finding: { id: string; siteId: string; number: string; point: Schemas['Ref'] | null; place: string; taskId: string | null; checklist: Schemas['Ref'] | null; itemText: string; description: string; severity: 'minor' | 'normal' | 'serious' | 'dangerous'; way: 'undecided' | 'on_the_spot' | 'rectification' | 'work_order' | 'third_party' | 'report_upward' | 'violation' | 'defect'; state: 'open' | 'in_hand' | 'settled' | 'closed' | 'dropped'; workOrder: { id: string; number: string; status: string } | null; opened: { type: string; id: string; number: string } | null; thirdParty: string; promisedOn: string | null; foundBy: Schemas['Ref']; foundAt: string; settledAt: string | null; closedAt: string | null; outcome: string; seen: number; repeats: number; photos: Schemas['FileRef'][]; allowedActions: ('settle' | 'raise_order' | 'ask_third_party' | 'rectify' | 'report' | 'open_violation' | 'open_defect' | 'recheck' | 'drop')[]; version: number }
  Flexibility: { id: string; words: string; valueFen: number; by: Schemas['Ref']; at: string }
  Foreseen: { repeats: Schemas['CaseLine'][]; repeatDays: number; isThird: boolean; group: { id: string | null; number: string | null; households: number; needed: number; days: number } | null; suggested: ({ reason: 'safety' | 'injury' | 'media' | 'authority' | 'group' | 'third_time'; words: string[] })[] }
  Frequency: { times: number; every: number; unit: 'day' | 'week' | 'month' }
  FrequencyInput: { times: number; every: number; unit: 'day' | 'week' | 'month' }
  GateVisit: { id: string; siteId: string; name: string; phone: string; people: number; plate: string; unit: Schemas['Ref'] | null; host: string; purpose: string; steps: ('salute' | 'greet' | 'direct')[]; inAt: string; inBy: Schemas['Ref']; outAt: string | null; outBy: Schemas['Ref'] | null; note: string }
  Grant: { role: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident'; key: string; name: string | null; scope: 'organization' | 'site' | 'zone' | 'own'; siteId: string | null }
  GreeningJob: { id: string; siteId: string; task: 'prune' | 'fertilise' | 'water' | 'pest_spray'; area: Schemas['Ref'] | null; place: string; species: string; fromOn: string; toOn: string; employee: Schemas['Ref'] | null; note: string; state: 'planned' | 'done' | 'skipped'; isOverdue: boolean; isLate: boolean; doneAt: string | null; doneBy: Schemas['Ref'] | null; outcome: string; photos: Schemas['FileRef'][]; allowedActions: ('done' | 'skip')[]; version: number }
  GreeningPlan: { id: string; siteId: string; number: string; title: string; area: Schemas['Ref'] | null; place: string; squareMetres: number | null; species: string; proposal: string; state: 'draft' | 'asking' | 'accepted' | 'declined' | 'carried_out'; askedOn: string | null; opinion: { inFavour: number; against: number; words: string } | null; madeBy: string; photos: Schemas['FileRef'][]; allowedActions: ('ask' | 'accept' | 'decline' | 'revise' | 'carry_out')[]; version: number }
  HandOver: { id: string; siteId: string; number: string; post: 'front_desk' | 'steward' | 'engineering' | 'gate'; from: Schemas['Ref']; to: Schemas['Ref'] | null; writtenAt: string; openCount: number; overdueCount: number; message: string; acceptedAt: string | null; acceptedBy: Schemas['Ref'] | null; acceptanceNote: string; clock: Schemas['ClockBrief'] | null; version: number }
  HandOverDetail: { id: string; siteId: string; number: string; post: 'front_desk' | 'steward' | 'engineering' | 'gate'; from: Schemas['Ref']; to: Schemas['Ref'] | null; writtenAt: string; openCount: number; overdueCount: number; message: string; acceptedAt: string | null; acceptedBy: Schemas['Ref'] | null; acceptanceNote: string; clock: Schemas['ClockBrief'] | null; version: number; items: ({ kind: 'visit' | 'case' | 'work_order' | 'promise' | 'task' | 'gate_visit' | 'staff_task'; id: string; number: string; title: string; status: string; owner: string; dueAt: string | null; isOverdue: boolean })[]; lines: ({ kind: 'keys' | 'cash' | 'things' | 'other'; text: string })[]; checks: ({ point: 'entrances' | 'fire_exits' | 'monitoring' | 'key_places' | 'strangers' | 'equipment'; isFine: boolean; note: string })[]; allowedActions: 'accept'[] }
  HistoryItem: { kind: string; id: string; at: string; number: string; title: string; status: string | null; statusGroup: string | null; amountFen: number | null }
  Household: { id: string; siteId: string; number: string; unit: { id: string; code: string }; type: 'owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant'; isTypeFixed: boolean; openedOn: string | null; closedOn: string | null; main: Schemas['Ref'] | null; salutation: string; serviceNote: string; careTags: string[]; tags: string[]; language: 'zh-CN' | 'zh-TW' | 'en' | null; emergencyName: string; emergencyRelation: string; emergencyPhone: string; parties: ({ id: string; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer'; fromOn: string | null; untilOn: string | null; isBillPayer: boolean; isCurrent: boolean; unit: { id: string; siteId: string; code: string }; person: { id: string; name: string; phones: string[] }; kind: 'person' | 'company'; contactPerson: string; isAccountHolder: boolean })[]; missing: ('main_party' | 'phone' | 'identity' | 'bill_payer' | 'emergency' | 'language' | 'area' | 'layout' | 'handed_over_on' | 'salutation')[]; filled: number; fields: number; verified: ({ group: 'contact' | 'identity' | 'family' | 'property' | 'emergency'; on: string | null; by: string | null; isStale: boolean })[]; reviewDueOn: string | null; version: number }
  HouseholdCard: { unitId: string; code: string; type: 'owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant' | null; salutation: string; careTags: string[]; serviceNote: string; language: 'zh-CN' | 'zh-TW' | 'en' | null }
  HouseholdFile: { unitId: string; siteId: string; code: string; household: Schemas['HouseholdSummary'] | null; basic: Schemas['Household'] | null; property: { id: string; siteId: string; buildingId: string; entranceId: string | null; code: string; room: string; floor: number | null; use: 'residence' | 'shop' | 'office' | 'other'; state: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted'; layout: string; buildingArea: number | null; billingArea: number | null; indoorArea: number | null; orientation: string; handedOverOn: string | null; openCases: number; building: Schemas['Ref']; zone: Schemas['Ref'] | null; steward: Schemas['Ref'] | null; period: 'half_year' | 'two_years' | 'eight_years' | 'beyond' | 'unknown'; warranties: Schemas['Warranty'][]; rentFen: number | null; note: string; version: number; updatedAt: string } | null; households: Schemas['HouseholdSummary'][]; mayChange: boolean; mayTransfer: boolean; mayReadHistory: boolean }
  HouseholdSummary: { id: string; siteId: string; number: string; unit: { id: string; code: string }; type: 'owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant'; isTypeFixed: boolean; openedOn: string | null; closedOn: string | null; main: Schemas['Ref'] | null }
  Identity: { key: string; name: string; organization: string; units: string[] }
  ImportProblem: { sheet: string; row: number; column: string; code: string; severity: 'error' | 'warning'; message: string; value: string }
  ImportProfile: { name?: string; columns: Record<string, string>; values: Record<string, Record<string, string>>; dateFormat?: string; timeZone?: string; targets?: 'file' | 'policy'; source?: string }
  ImportProfileInput: { name?: string; columns?: Record<string, string>; values?: Record<string, Record<string, string>>; dateFormat?: string; timeZone?: string; targets?: 'file' | 'policy'; source?: string }
  ImportRun: { id: string; siteId: string; kind: 'archives' | 'cases' | 'facilities' | 'meters' | 'parking_spaces' | 'vehicles' | 'access_cards' | 'pets' | 'documents' | 'contracts' | 'defects' | 'clean_lines' | 'employees' | 'certificates' | 'store_items' | 'inspection_points' | 'meter_readings' | 'external_parties' | 'maintenance_plans' | 'legal_inspections' | 'violations'; state: 'checking' | 'checked' | 'committing' | 'done' | 'failed' | 'cancelled'; file: Schemas['FileRef']; profile: Schemas['ImportProfile']; layout: string; sheets: ({ name: string; headerRow: number; rows: number; columns: ({ header: string; field: string | null; sample: string })[] })[]; fields: { field: string; isRequired: boolean }[]; progress: { phase: string; done: number; all: number }; counts: { rows: number; new: number; changed: number; same: number; errors: number; warnings: number }; preview: ({ row: number; verdict: 'new' | 'changed' | 'same' | 'error'; text: string })[]; problems: Schemas['ImportProblem'][]; failure: string | null; createdAt: string; finishedAt: string | null; createdBy: string }
  Improvement: { id: string; number: string; siteId: string; state: 'planned' | 'doing' | 'checking' | 'standardised' | 'dropped'; title: string; owner: Schemas['Ref']; dueOn: string; isOverdue: boolean; figure: 'cases' | 'complaints' | 'complaintsPerHundred' | 'repeatRate' | 'satisfactionRate' | 'orders' | 'reworkRate' | 'firstTimeFixRate' | 'ordersOnTimeRate' | 'findings' | 'repeatFindings' | 'roundsOnTimeRate'; baseline: number | null; goal: number; checked: number | null; round: number; raisedAt: string; endedAt: string | null; clock: Schemas['ClockBrief'] | null; version: number; problem: string; cause: string; measure: string; source: { kind: 'cases' | 'work_orders' | 'inspections' | 'by_hand'; by: string | null; id: string | null; query: string }; days: number; baselineFrom: string; baselineTo: string; doneOn: string | null; resultText: string; checkedFrom: string | null; checkedTo: string | null; canBeCheckedFrom: string | null; conclusion: string; revision: string; noRevisionReason: string; raisedBy: Schemas['Ref']; clocks: Schemas['Clock'][]; allowedActions: ('start' | 'report' | 'look' | 'standardise' | 'again' | 'drop')[]; trainingNeeds: ({ id: string; topic: string; state: 'open' | 'planned' | 'met' | 'declined' })[] }
  ImprovementSummary: { id: string; number: string; siteId: string; state: 'planned' | 'doing' | 'checking' | 'standardised' | 'dropped'; title: string; owner: Schemas['Ref']; dueOn: string; isOverdue: boolean; figure: 'cases' | 'complaints' | 'complaintsPerHundred' | 'repeatRate' | 'satisfactionRate' | 'orders' | 'reworkRate' | 'firstTimeFixRate' | 'ordersOnTimeRate' | 'findings' | 'repeatFindings' | 'roundsOnTimeRate'; baseline: number | null; goal: number; checked: number | null; round: number; raisedAt: string; endedAt: string | null; clock: Schemas['ClockBrief'] | null; version: number }
  Incident: { id: string; siteId: string; number: string; isDrill: boolean; kind: 'fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other'; category: 'fire' | 'public_health' | 'security' | 'facility'; level: '1' | '2' | '3'; proposedLevel: '1' | '2' | '3'; grade: 'I' | 'II' | 'III' | 'IV' | null; state: 'reported' | 'activated' | 'controlled' | 'closed' | 'reviewed' | 'called_off'; place: string; description: string; isDanger: boolean; inDanger: number | null; reportedBy: Schemas['Ref']; reportedAt: string; activatedAt: string | null; controlledAt: string | null; closedAt: string | null; reviewedAt: string | null; gaps: number; unacknowledged: number; stepsDone: number; steps: number; version: number; plan: { id: string; name: string; number: number | null } | null; content: Schemas['EmergencyPlanContent'] | null; outcome: string; roles: ({ id: string; key: string; name: string; duty: 'command' | 'security' | 'engineering' | 'service' | 'medical' | 'support'; count: number; missing: number; holders: ({ id: string; employee: Schemas['Ref'] | null; name: string; why: 'rota' | 'clocked_in' | 'planned' | 'reserve' | 'stand_in' | 'assigned'; isSubstitute: boolean; isDouble: boolean; since: string; acknowledgedAt: string | null; atPostAt: string | null })[]; clock: Schemas['ClockBrief'] | null })[]; steplist: ({ id: string; roleKey: string; text: string; minutes: number | null; state: 'open' | 'done' | 'impossible'; waitsFor: string[]; startedAt: string | null; dueAt: string | null; endedAt: string | null; endedBy: string; note: string; isLate: boolean; mayAct: boolean })[]; told: ({ id: string; employee: Schemas['Ref']; as: 'role' | 'superior' | 'phone_tree' | 'department'; toldAt: string; acknowledgedAt: string | null; clock: Schemas['ClockBrief'] | null })[]; counts: { id: string; at: string; zone: string; present: number; missing: number; who: string; by: string }[]; calls: ({ id: string; service: 'fire' | 'police' | 'medical' | 'gas' | 'lift' | 'power' | 'water' | 'authority' | 'other'; name: string; phone: string; calledAt: string; calledBy: string; arrivedAt: string | null })[]; announcements: ({ id: string; title: string; words: string; to: string[]; at: string; by: string; households: number | null; inApp: number | null })[]; homes: { zones: Schemas['Ref'][]; buildings: Schemas['Ref'][] } | null; files: Schemas['FileRef'][]; mine: { roleKeys: string[]; mustAcknowledge: boolean; isAtPost: boolean }; review: Schemas['IncidentReview'] | null; drillId: string | null; inquiry: { caseId: string; caseNumber: string; number: string; status: 'open' | 'concluded'; units: number; excluded: number; home: number; renovating: number } | null; mayInquire: boolean; allowedActions: ('activate' | 'set_level' | 'acknowledge' | 'at_post' | 'assign' | 'release' | 'fill' | 'done' | 'impossible' | 'note' | 'count' | 'call' | 'arrived' | 'announce' | 'control' | 'close' | 'call_off' | 'finish_review')[]; mayReview: boolean }
  IncidentReview: { facts: string; cause: string; whys: string[]; result: string; evaluation: string; lessons: string; rewards: ({ employeeId: string; kind: 'praise' | 'accountability'; words: string; name: string })[]; score: number | null; actions: { id: string; number: string; title: string; owner: Schemas['Ref']; dueOn: string; state: string }[]; savedBy: string; savedAt: string | null; version: number; figures: { minutesToActivate: number | null; minutesToControl: number | null; acknowledgedInTime: number | null; stepsInTime: number | null; stepsImpossible: number; gaps: number } }
  IncidentSummary: { id: string; siteId: string; number: string; isDrill: boolean; kind: 'fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other'; category: 'fire' | 'public_health' | 'security' | 'facility'; level: '1' | '2' | '3'; proposedLevel: '1' | '2' | '3'; grade: 'I' | 'II' | 'III' | 'IV' | null; state: 'reported' | 'activated' | 'controlled' | 'closed' | 'reviewed' | 'called_off'; place: string; description: string; isDanger: boolean; inDanger: number | null; reportedBy: Schemas['Ref']; reportedAt: string; activatedAt: string | null; controlledAt: string | null; closedAt: string | null; reviewedAt: string | null; gaps: number; unacknowledged: number; stepsDone: number; steps: number; version: number }
  InnovationProposal: { id: string; number: string; siteId: string; title: string; source: 'owners' | 'market' | 'colleagues' | 'evaluation'; need: string; idea: string; benefit: string; state: 'proposed' | 'trial' | 'adopted' | 'declined'; trialUntil: string | null; outcome: string; proposedBy: Schemas['Ref']; proposedAt: string; decidedBy: Schemas['Ref'] | null; decidedAt: string | null; allowedActions: ('try' | 'adopt' | 'decline')[]; version: number }
  InspectionBoard: { siteId: string; day: string; tasks: Schemas['InspectionTask'][]; counts: { due: number; done: number; running: number; late: number; missed: number; skipped: number }; openFindings: number; weak: number; people: { employee: Schemas['Ref']; done: number; running: number }[]; routes: { route: Schemas['Ref']; due: number; done: number; running: number; late: number; missed: number; points: number; recorded: number }[] }
  InspectionBundle: { siteId: string; at: string; nonce: string; tasks: ({ id: string; siteId: string; number: string; plan: Schemas['Ref']; route: Schemas['Ref']; kind: 'inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation'; meters: 'public' | 'household' | null; from: string; to: string; state: 'planned' | 'open' | 'started' | 'done' | 'missed' | 'skipped'; employee: Schemas['Ref'] | null; role: string | null; startedAt: string | null; doneAt: string | null; startedBy: Schemas['Ref'] | null; isLate: boolean; why: 'not_walked' | 'downtime' | 'overlap' | 'holiday' | 'by_person' | 'no_units' | null; reason: string; points: number; recorded: number; bad: number; skipped: { pointId: string; reason: string }[]; presence: number | null; isOwn: boolean; allowedActions: ('start' | 'finish' | 'skip' | 'assign')[]; version: number; isOrdered: boolean; photoWhenFine: boolean; stops: { pointId: string; minutes: number }[]; recordedPointIds: string[] })[]; points: ({ id: string; code: string; name: string; place: string; section: string; checklistId: string; tagHash: string; position: { latitude: number; longitude: number } | null; lastReading: { value: number; on: string; usualPerDay: number | null } | null; findings: ({ id: string; number: string; itemId: string | null; description: string; severity: 'minor' | 'normal' | 'serious' | 'dangerous'; state: 'open' | 'in_hand' | 'settled' | 'closed' | 'dropped'; foundAt: string })[] })[]; checklists: { id: string; name: string; number: number; items: Schemas['CheckItem'][] }[]; warnings: { kinds: ('inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation')[]; items: Schemas['CleanWarning'][] } }
  InspectionFigures: { due: number; done: number; onTime: number; missed: number; skipped: number; onTimeRate: number | null; pointsDue: number; pointsSkipped: number; meanDwellSeconds: number | null; meanPresence: number | null; findings: number; closedFindings: number; meanHoursToClose: number | null; repeats: number; bySeverity: { name: string; count: number }[]; byPoint: { name: string; count: number }[]; byItem: { name: string; count: number }[]; byChecklist: ({ checklist: Schemas['Ref'] | null; points: number; bad: number; count: number })[]; byClass: ({ facilityClass: Schemas['Ref'] | null; areaType: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other' | null; target: 'place' | 'area' | 'facility' | 'meter' | 'unit' | null; count: number })[]; people: ({ employee: Schemas['Ref']; rounds: number; points: number; findings: number; meanDwellSeconds: number | null; presence: number | null })[]; kinds: ({ kind: 'inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation'; due: number; onTime: number })[]; roles: ({ role: string | null; due: number; done: number; onTime: number })[]; byDepartment: ({ department: Schemas['Ref'] | null; count: number; reported: number })[] }
  InspectionMap: { siteId: string; at: string; total: number; points: ({ id: string; code: string; name: string; place: string; mark: 'finding' | 'overdue' | 'skipped' | 'never' | 'fine'; last: { result: 'fine' | 'bad' | 'skipped'; at: string; by: string } | null; openFindings: number })[]; maps: { file: Schemas['FileRef']; routes: Schemas['Ref'][]; points: { id: string; x: number; y: number }[] }[] }
  InspectionPlan: { id: string; siteId: string; name: string; kind: 'inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation'; meters: 'public' | 'household' | null; route: Schemas['Ref']; rule: string; startsOn: string; endsOn: string | null; windowMinutes: number; leadHours: number; season: { from: string; to: string } | null; holidays: 'keep' | 'skip' | 'next_working_day'; overlap: 'allow' | 'skip'; misfire: 'missed' | 'late'; employee: Schemas['Ref'] | null; role: string | null; zone: Schemas['Ref'] | null; participants: string[]; photoWhenFine: boolean; state: 'running' | 'paused' | 'ended'; allowedActions: ('pause' | 'resume' | 'end')[]; next: string[]; doneRate: number | null; version: number }
  InspectionPoint: { id: string; siteId: string; code: string; name: string; place: string; target: 'place' | 'area' | 'facility' | 'meter' | 'unit'; targetId: string | null; targetName: string; building: Schemas['Ref'] | null; checklist: Schemas['Ref']; position: { latitude: number; longitude: number } | null; isActive: boolean; last: { result: 'fine' | 'bad' | 'skipped'; at: string; by: string } | null; openFindings: number; version: number }
  InspectionRoute: { id: string; siteId: string; name: string; isOrdered: boolean; planFile: Schemas['FileRef'] | null; isActive: boolean; minutes: number; stops: ({ pointId: string; code: string; name: string; place: string; minutes: number; onPlan: { x: number; y: number } | null; lastResult: 'fine' | 'bad' | 'skipped' | null; openFindings: number })[]; plans: number; version: number }
  InspectionTask: { id: string; siteId: string; number: string; plan: Schemas['Ref']; route: Schemas['Ref']; kind: 'inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation'; meters: 'public' | 'household' | null; from: string; to: string; state: 'planned' | 'open' | 'started' | 'done' | 'missed' | 'skipped'; employee: Schemas['Ref'] | null; role: string | null; startedAt: string | null; doneAt: string | null; startedBy: Schemas['Ref'] | null; isLate: boolean; why: 'not_walked' | 'downtime' | 'overlap' | 'holiday' | 'by_person' | 'no_units' | null; reason: string; points: number; recorded: number; bad: number; skipped: number; presence: number | null; isOwn: boolean; allowedActions: ('start' | 'finish' | 'skip' | 'assign')[]; version: number }
  InspectionTaskDetails: { id: string; siteId: string; number: string; plan: Schemas['Ref']; route: Schemas['Ref']; kind: 'inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation'; meters: 'public' | 'household' | null; from: string; to: string; state: 'planned' | 'open' | 'started' | 'done' | 'missed' | 'skipped'; employee: Schemas['Ref'] | null; role: string | null; startedAt: string | null; doneAt: string | null; startedBy: Schemas['Ref'] | null; isLate: boolean; why: 'not_walked' | 'downtime' | 'overlap' | 'holiday' | 'by_person' | 'no_units' | null; reason: string; points: number; recorded: number; bad: number; skipped: number; presence: number | null; isOwn: boolean; allowedActions: ('start' | 'finish' | 'skip' | 'assign')[]; version: number; isOrdered: boolean; stops: { pointId: string; code: string; name: string; place: string; minutes: number }[]; records: Schemas['PointRecord'][]; findings: Schemas['Finding'][]; left: ({ unit: Schemas['Ref']; at: string; state: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted' | null })[]; signedIn: Schemas['Ref'][]; participants: string[]; photoWhenFine: boolean; isChainWhole: boolean }
  KeyCustomer: { id: string; siteId: string; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; reason: 'committee' | 'large_holder' | 'repeat_complaint' | 'unsettled' | 'special_care' | 'public_figure' | 'other'; why: string; owner: Schemas['Ref']; nextContactOn: string; isLate: boolean; lastContactAt: string | null; contacts: number; addedBy: Schemas['Ref']; addedAt: string; endedAt: string | null; endReason: string; allowedActions: ('contact' | 'change' | 'end')[]; version: number }
  KnowledgeGap: { id: string; siteId: string; words: string; enquiryKind: Schemas['Ref'] | null; askedAt: string; takenBy: Schemas['Ref']; state: 'open' | 'answered' | 'dismissed'; article: Schemas['Ref'] | null; reason: string; endedAt: string | null; endedBy: string | null; version: number }
  LabourGrade: { id: string; name: string; fenPerHour: number; workers: Schemas['Ref'][]; version: number }
  LampCount: { id: string; siteId: string; zone: Schemas['Ref'] | null; building: Schemas['Ref'] | null; place: string; inspected: number; lit: number; broken: ({ place: string; count: number; workOrder: { id: string; number: string; status: string } | null })[]; note: string; source: 'by_hand' | 'round'; task: Schemas['Ref'] | null; countedBy: Schemas['Ref']; countedAt: string; voided: { at: string; by: string; reason: string } | null; allowedActions: 'void'[]; version: number }
  LanguageFinding: { start: number; end: number; word: string; kind: 'impatient' | 'insulting' | 'discriminating' | 'vague'; level: 'block' | 'warn'; suggestion: string; reason: string }
  LeaveRequest: { id: string; siteId: string; employee: Schemas['Ref']; kind: 'annual' | 'sick' | 'personal' | 'marriage' | 'maternity' | 'bereavement' | 'compensatory' | 'other'; from: string; to: string; days: number; reason: string | null; state: 'asked' | 'approved' | 'declined' | 'withdrawn'; askedAt: string; decidedAt: string | null; decidedBy: Schemas['Ref'] | null; decisionNote: string; shifts: number; allowedActions: ('approve' | 'decline' | 'withdraw')[]; version: number }
  LegalCertificate: { id: string; on: string; result: 'passed' | 'conditional' | 'failed'; number: string; party: Schemas['Ref'] | null; validFrom: string | null; validUntil: string | null; note: string; by: string; files: Schemas['FileRef'][]; voided: { reason: string; by: string; at: string } | null }
  LegalHold: { id: string; siteId: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; reason: string; placedAt: string; placedBy: string; liftedAt: string | null; liftedBy: string | null; liftReason: string }
  LegalInspection: { id: string; siteId: string; kind: 'lift' | 'pressure_vessel' | 'boiler' | 'lightning' | 'fire' | 'electrical' | 'water_tank' | 'escalator' | 'playground' | 'other'; name: string; facility: Schemas['FacilityRef'] | null; class: { id: string; code: string; name: string } | null; party: Schemas['Ref'] | null; months: number; owner: Schemas['Ref'] | null; isActive: boolean; note: string; state: 'valid' | 'due' | 'overdue' | 'failed' | 'unknown'; dueOn: string | null; daysLeft: number | null; certificate: { id: string; on: string; result: 'passed' | 'conditional' | 'failed'; number: string; party: Schemas['Ref'] | null; validFrom: string | null; validUntil: string | null; note: string; by: string; voided: { reason: string; by: string; at: string } | null } | null; mustStop: boolean; version: number }
  LegalInspectionDetails: { id: string; siteId: string; kind: 'lift' | 'pressure_vessel' | 'boiler' | 'lightning' | 'fire' | 'electrical' | 'water_tank' | 'escalator' | 'playground' | 'other'; name: string; facility: Schemas['FacilityRef'] | null; class: { id: string; code: string; name: string } | null; party: Schemas['Ref'] | null; months: number; owner: Schemas['Ref'] | null; isActive: boolean; note: string; state: 'valid' | 'due' | 'overdue' | 'failed' | 'unknown'; dueOn: string | null; daysLeft: number | null; certificate: { id: string; on: string; result: 'passed' | 'conditional' | 'failed'; number: string; party: Schemas['Ref'] | null; validFrom: string | null; validUntil: string | null; note: string; by: string; voided: { reason: string; by: string; at: string } | null } | null; mustStop: boolean; version: number; certificates: Schemas['LegalCertificate'][]; reminders: { days: number; dueOn: string; at: string }[] }
  LegalReference: { code: string; law: string; edition: string; article: number; formerArticle: number | null; gist: string }
  Lesson: { id: string; number: string; siteId: string; kind: 'experience' | 'lesson'; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; title: string; happened: string; learned: string; source: { type: string; id: string; label: string } | null; state: 'draft' | 'published' | 'retired'; writtenBy: string; writtenAt: string; exchanges: ({ id: string; number: string; exchangedOn: string; partner: string; direction: 'given' | 'received' })[]; allowedActions: ('publish' | 'retire' | 'restore')[]; mayEdit: boolean; version: number }
  LessonExchange: { id: string; number: string; siteId: string; exchangedOn: string; partner: string; form: 'visit' | 'hosting' | 'talk' | 'association' | 'publication'; participants: string; given: string; received: string; lessons: ({ id: string; number: string; title: string; direction: 'given' | 'received' })[]; recordedBy: string; recordedAt: string }
  LiabilityAssessment: { id: string; number: string; siteId: string; caseId: string; status: 'draft' | 'issued'; cause: 'private_pipe' | 'public_pipe' | 'waterproofing' | 'outer_wall' | 'renovation' | 'use' | 'equipment' | 'unknown'; causeNote: string; party: 'resident' | 'neighbour' | 'builder' | 'company' | 'third_party' | 'common_fund' | 'unknown'; partyUnit: Schemas['Ref'] | null; partyNote: string; companyLiability: 'none' | 'part' | 'full'; companyNote: string; isFeeDispute: boolean; feeNote: string; advice: string; files: Schemas['FileRef'][]; assessedBy: string; assessedAt: string; issuedAt: string | null; signatures: { resident: { name: string; at: string; file: Schemas['FileRef'] | null } | null; company: { name: string; at: string; file: Schemas['FileRef'] | null } | null }; allowedActions: ('issue' | 'sign' | 'revise')[]; version: number }
  LiabilityPage: { assessment: Schemas['LiabilityAssessment'] | null; neighbours: { above: { id: string; name: string; owners: Schemas['Ref'][] }[]; below: { id: string; name: string; owners: Schemas['Ref'][] }[]; beside: { id: string; name: string; owners: Schemas['Ref'][] }[] }; mayAssess: boolean }
  Liaison: { id: string; siteId: string; party: Schemas['Ref']; partyKind: 'committee' | 'environment' | 'urban_management' | 'police' | 'fire' | 'medical' | 'developer' | 'utility' | 'other'; at: string; subject: string; content: string; commitments: string; dueAt: string | null; owner: Schemas['Ref'] | null; settledAt: string | null; result: string; recordedBy: Schemas['Ref']; clock: Schemas['ClockBrief'] | null; maySettle: boolean; mayChange: boolean; version: number }
  LibraryCase: { id: string; title: string; status: 'draft' | 'published' | 'withdrawn'; story: string; analysis: string; lesson: string; improvement: string; improvementLink: string; tags: string[]; fromCase: { id: string; number: string } | null; isSeeded: boolean; writtenBy: string; writtenAt: string; publishedAt: string | null; publishedBy: string | null; traces: ({ field: 'title' | 'story' | 'analysis' | 'lesson' | 'improvement'; kind: 'name' | 'phone' | 'id_number' | 'room' | 'plate' | 'email'; found: string })[]; mayWrite: boolean; version: number }
  Loan: { id: string; siteId: string; number: string; originalId: string; document: { id: string; number: string; title: string; kind: string; documentOn: string | null }; borrower: { employeeId: string | null; name: string; phone: string }; purpose: string; state: 'out' | 'returned' | 'lost'; lentAt: string; lentBy: string; dueOn: string; isOverdue: boolean; returnedAt: string | null; returnCondition: 'good' | 'worn' | 'damaged' | 'lost' | null; returnNote: string; clock: Schemas['ClockBrief'] | null; version: number; place: string; clocks: Schemas['Clock'][]; allowedActions: ('return' | 'extend' | 'lose')[] }
  LoanSummary: { id: string; siteId: string; number: string; originalId: string; document: { id: string; number: string; title: string; kind: string; documentOn: string | null }; borrower: { employeeId: string | null; name: string; phone: string }; purpose: string; state: 'out' | 'returned' | 'lost'; lentAt: string; lentBy: string; dueOn: string; isOverdue: boolean; returnedAt: string | null; returnCondition: 'good' | 'worn' | 'damaged' | 'lost' | null; returnNote: string; clock: Schemas['ClockBrief'] | null; version: number }
  MaintainedFacility: { id: string; siteId: string; code: string; name: string; class: { id: string; code: string; name: string }; place: string; state: 'running' | 'standby' | 'under_repair' | 'stopped' | 'scrapped'; zone: Schemas['Ref'] | null; responsible: Schemas['Ref'] | null; designLifeYears: number | null; replacementFen: number | null; condition: number | null; openFindings: number; openTasks: number; overdueTasks: number; nextServiceOn: string | null; downSince: string | null; legal: 'valid' | 'due' | 'overdue' | 'failed' | 'unknown' | null; mustStop: boolean; isIntact: boolean | null; version: number }
  MaintainedFacilityDetails: { id: string; siteId: string; code: string; name: string; class: { id: string; code: string; name: string }; place: string; state: 'running' | 'standby' | 'under_repair' | 'stopped' | 'scrapped'; zone: Schemas['Ref'] | null; responsible: Schemas['Ref'] | null; designLifeYears: number | null; replacementFen: number | null; condition: number | null; openFindings: number; openTasks: number; overdueTasks: number; nextServiceOn: string | null; downSince: string | null; legal: 'valid' | 'due' | 'overdue' | 'failed' | 'unknown' | null; mustStop: boolean; isIntact: boolean | null; version: number; counters: Schemas['FacilityCounter'][]; advice: Schemas['RenewalAdvice']; assessments: Schemas['ConditionAssessment'][]; cost12: Schemas['CostSum']; orders: Schemas['FacilityOrder'][]; availability: number | null; maySet: boolean }
  MaintenanceFigures: { siteId: string; from: string; to: string; due: number; done: number; onTime: number; missed: number; skipped: number; executionRate: number | null; onTimeRate: number | null; facilities: number; intact: number; intactUnknown: number; intactRate: number | null; availability: number | null; downHours: number; findings: number; cost: Schemas['CostSum']; unassigned: number; legalOverdue: number; classes: ({ class: { id: string; code: string; name: string }; facilities: number; availability: number | null; downHours: number; costFen: number | null })[]; zones: ({ zone: Schemas['Ref'] | null; due: number; done: number; onTime: number; missed: number; skipped: number; executionRate: number | null; onTimeRate: number | null; facilities: number; intact: number; intactUnknown: number; intactRate: number | null; availability: number | null; downHours: number; rank: number | null })[] }
  MaintenancePlan: { id: string; siteId: string; name: string; procedure: Schemas['Ref']; facility: Schemas['FacilityRef'] | null; class: { id: string; code: string; name: string } | null; facilities: number; trigger: 'rule' | 'interval' | 'counter'; rule: string | null; every: { count: number; unit: 'day' | 'month' } | null; counter: { unit: 'hour' | 'start' | 'kwh' | 'km' | 'cubic_metre' | 'time'; at: number; hysteresis: number } | null; startsOn: string; endsOn: string | null; season: { from: string; to: string } | null; holidays: 'keep' | 'skip' | 'next_working_day'; leadDays: number; graceDays: number; workHours: { from: string; to: string }; peakHours: Schemas['PeakHours'][]; minutes: number; overlap: 'allow' | 'skip'; misfire: 'missed' | 'late'; employee: Schemas['Ref'] | null; position: Schemas['Ref'] | null; party: Schemas['Ref'] | null; note: string; state: 'paused' | 'running' | 'ended'; allowedActions: ('activate' | 'pause' | 'end')[]; next: string[]; doneRate: number | null; withoutResponsible: Schemas['FacilityRef'][]; version: number }
  MaintenanceTask: { id: string; siteId: string; number: string; plan: Schemas['Ref']; procedure: Schemas['Ref']; facility: Schemas['FacilityRef']; dueAt: string; from: string; to: string; state: 'open' | 'done' | 'missed' | 'skipped'; why: 'downtime' | 'overlap' | 'holiday' | 'order_cancelled' | 'by_person' | 'facility_gone' | null; reason: string; isLate: boolean; isOverdue: boolean; counterAt: number | null; order: { id: string; number: string; status: string } | null; worker: Schemas['Ref'] | null; party: Schemas['Ref'] | null; doneAt: string | null; steps: number; recorded: number; bad: number; allowedActions: ('skip' | 'raise_order')[]; mayRecord: boolean; version: number }
  MaintenanceTaskDetails: { id: string; siteId: string; number: string; plan: Schemas['Ref']; procedure: Schemas['Ref']; facility: Schemas['FacilityRef']; dueAt: string; from: string; to: string; state: 'open' | 'done' | 'missed' | 'skipped'; why: 'downtime' | 'overlap' | 'holiday' | 'order_cancelled' | 'by_person' | 'facility_gone' | null; reason: string; isLate: boolean; isOverdue: boolean; counterAt: number | null; order: { id: string; number: string; status: string } | null; worker: Schemas['Ref'] | null; party: Schemas['Ref'] | null; doneAt: string | null; steps: number; recorded: number; bad: number; allowedActions: ('skip' | 'raise_order')[]; mayRecord: boolean; version: number; procedureNumber: number; parts: ({ itemId: string | null; name: string; quantity: number; unit: string })[]; tools: string[]; safety: string; needsLockOut: boolean; permits: ('electrical' | 'height' | 'confined_space' | 'hot_work' | 'lifting')[]; results: ({ step: Schemas['ProcedureStep']; value: boolean | number | string | null; isFine: boolean | null; note: string; photos: Schemas['FileRef'][]; at: string | null; by: string; finding: { id: string; number: string; orderId: string | null; orderNumber: string | null } | null })[] }
  MaintenanceYear: { siteId: string; year: number; rows: ({ procedure: Schemas['Ref']; facility: Schemas['FacilityRef'] | null; class: { id: string; code: string; name: string } | null; facilities: number; state: 'paused' | 'running' | 'ended'; trigger: 'rule' | 'interval' | 'counter'; rule: string | null; every: { count: number; unit: 'day' | 'month' } | null; counter: { unit: 'hour' | 'start' | 'kwh' | 'km' | 'cubic_metre' | 'time'; at: number; hysteresis: number } | null; employee: Schemas['Ref'] | null; position: Schemas['Ref'] | null; party: Schemas['Ref'] | null; plan: Schemas['Ref']; days: ({ on: string; state: 'planned' | 'open' | 'done' | 'missed' | 'skipped'; taskId: string | null; count: number })[] })[] }
  Merge: { id: string; keep: Schemas['Ref']; other: Schemas['Ref']; state: 'merged' | 'undone'; reason: string; mergedBy: string; mergedAt: string; undoneBy: string | null; undoneAt: string | null; mayUndo: boolean; moved: { kind: string; count: number }[] }
  MergePreview: { keep: { id: string; name: string; kind: 'person' | 'company'; phones: string[]; idNumberMasked: string | null; units: string[]; hasAccount: boolean; createdAt: string }; other: { id: string; name: string; kind: 'person' | 'company'; phones: string[]; idNumberMasked: string | null; units: string[]; hasAccount: boolean; createdAt: string }; fields: ({ field: 'name' | 'sex' | 'email' | 'birthday' | 'workplace' | 'emergencyContact' | 'contactPerson' | 'idNumber'; keep: string; other: string; result: 'keep' | 'other' | 'same'; isConflict: boolean })[]; phones: string[]; tags: string[]; occupancies: ({ unit: string; role: string; how: 'moves' | 'joins' })[]; references: { kind: string; count: number }[]; refusals: string[]; account: 'none' | 'stays' | 'moves' | 'closes' }
  Message: { id: string; template: string; title: string; body: string; recordType: string | null; recordId: string | null; level: 'info' | 'warning' | 'urgent'; at: string; readAt: string | null }
  MessageChoices: { email: string | null; phone: string | null; channels: ('email' | 'sms' | 'wecom' | 'dingtalk' | 'feishu' | 'push')[]; items: ({ topic: string; email: 'all' | 'important' | 'daily' | 'none' | null; sms: 'all' | 'important' | 'daily' | 'none' | null; push: 'all' | 'important' | 'daily' | 'none' | null; houseEmail: 'all' | 'important' | 'daily' | 'none'; houseSms: 'all' | 'important' | 'daily' | 'none'; housePush: 'all' | 'important' | 'daily' | 'none' })[] }
  MessageKind: { kind: string; topic: string; variables: string[]; builtIn: ({ locale: 'zh-CN' | 'zh-TW' | 'en'; title: string; body: string })[]; own: ({ channel: 'in_app' | 'email' | 'sms' | 'robot'; locale: 'zh-CN' | 'zh-TW' | 'en'; title: string; body: string; version: number })[] }
  Meter: { id: string; siteId: string; code: string; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; unit: Schemas['UnitRef'] | null; area: Schemas['Ref'] | null; location: string; multiplier: number; digits: number | null; initialReading: number; installedOn: string | null; maker: string; note: string; plan: { file: Schemas['FileRef']; x: number; y: number } | null; photos: Schemas['FileRef'][]; state: 'in_use' | 'taken_out'; takenOutOn: string | null; lastReading: { id: string; meterId: string; readOn: string; value: number; consumption: number | null; verdict: 'fine' | 'first' | 'backwards' | 'too_much' | 'standstill'; isConfirmed: boolean; note: string; by: string; at: string } | null; allowedActions: 'take_out'[]; version: number; updatedAt: string }
  MeterReading: { id: string; meterId: string; readOn: string; value: number; consumption: number | null; verdict: 'fine' | 'first' | 'backwards' | 'too_much' | 'standstill'; isConfirmed: boolean; note: string; by: string; at: string; photos: Schemas['FileRef'][]; voided: { reason: string; by: string; at: string } | null }
  Metric: { metric: string; start: string; stop: string; pause: string | null; cancel: string; pauseReasons: string[]; residentMustSee: boolean; repeats: boolean }
  MissingConsent: { id: string; name: string; phone: string; units: Schemas['Ref'][]; purposes: ('identity' | 'family' | 'personal_service' | 'marketing' | 'pictures')[] }
  MysterySheet: { site: string; timeZone: string; scenario: string; fromOn: string; untilOn: string; isSubmitted: boolean; items: ({ id: string; text: string; dimension: string; method: 'meets' | 'score' | 'measure'; min: number | null; max: number | null; unit: string; isRedLine: boolean })[]; photos: number; recordings: number }
  MysteryVisit: { id: string; number: string; siteId: string; state: 'planned' | 'submitted' | 'expired' | 'cancelled'; standard: Schemas['Ref']; scenario: string; fromOn: string; untilOn: string; visitedOn: string | null; month: string; employee: Schemas['Ref'] | null; score: number | null; hasRedLine: boolean; plannedBy: Schemas['Ref']; plannedAt: string; submittedAt: string | null; version: number; answers: ({ id: string; text: string; dimension: string; method: 'meets' | 'score' | 'measure'; min: number | null; max: number | null; unit: string; weight: number; isRedLine: boolean; source: string; value: number | null; note: string; isMet: boolean | null })[]; met: string; comment: string; files: Schemas['FileRef'][]; allowedActions: ('cancel' | 'renew_link' | 'attribute')[]; visitor: { name: string; phone: string } | null; isSealed: boolean; recordings: Schemas['FileRef'][]; recordingCount: number }
  MysteryVisitSummary: { id: string; number: string; siteId: string; state: 'planned' | 'submitted' | 'expired' | 'cancelled'; standard: Schemas['Ref']; scenario: string; fromOn: string; untilOn: string; visitedOn: string | null; month: string; employee: Schemas['Ref'] | null; score: number | null; hasRedLine: boolean; plannedBy: Schemas['Ref']; plannedAt: string; submittedAt: string | null; version: number }
  MysteryVisitWithLink: { visit: Schemas['MysteryVisit']; link: string | null }
  NamedStandardItem: { standardId: string; number: number; itemId: string; code: string; name: string; text: string; isInForce: boolean }
  NightReading: { id: string; siteId: string; meter: Schemas['Ref']; from: string; to: string; fromValue: number; toValue: number; perHour: number; usualPerHour: number | null; verdict: 'fine' | 'suspicious' | 'unknown'; alarm: Schemas['Ref'] | null; note: string; by: string }
  Nonconformity: { id: string; siteId: string; number: string; observedAt: string; observer: Schemas['Ref']; employee: Schemas['Ref'] | null; operation: string; correction: string; trainingNeed: { id: string; topic: string; state: string } | null }
  Observation: { id: string; siteId: string; unit: { id: string; code: string }; person: Schemas['Ref'] | null; topic: 'contact' | 'family' | 'preference' | 'care' | 'vehicle' | 'pet' | 'property' | 'other'; words: string; isSensitive: boolean; consentHow: string | null; state: 'waiting' | 'accepted' | 'refused'; keptAs: 'service_note' | 'care_tag' | 'tag' | 'person_note' | null; keptWords: string; reason: string; noticedBy: string; noticedAt: string; decidedBy: string | null; decidedAt: string | null }
  Obstacle: { kind: 'off_shift' | 'away' | 'skill' | 'certificate' | 'practical' | 'zone' | 'load' | 'declined'; detail: string }
  Occupancy: { id: string; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer'; fromOn: string | null; untilOn: string | null; isBillPayer: boolean; isCurrent: boolean; unit: { id: string; siteId: string; code: string }; person: { id: string; name: string; phones: string[] } }
  OidcProvider: { label: string; issuer: string; clientId: string; hasSecret: boolean; consoleUrl: string; redirectUri: string; loginClaim: string; provision: { role: string; siteId: string | null } | null; isActive: boolean; version: number }
  Onboarding: { id: string; number: string; siteId: string; employee: Schemas['Ref']; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; state: 'pre_entry' | 'probation' | 'regularisation' | 'regular' | 'failed'; startedOn: string; probationUntil: string; isOverdue: boolean; evaluated: number; isMineToEvaluate: boolean; version: number; written: { exam: Schemas['Ref'] | null; percent: number; passPercent: number; file: Schemas['FileRef'] | null; passedAt: string } | null; scenario: { practical: { id: string; number: string }; percent: number | null; passedAt: string } | null; evaluators: ({ evaluator: Schemas['Ref']; department: string; weight: number; submittedAt: string | null; percent: number | null; comment: string; marks: { criterionId: string; level: number }[] })[]; criteria: Schemas['PracticalCriterion'][]; sheet: string; passPercent: number; quorumPercent: number; present: number; percent: number | null; hasQuorum: boolean; hasRedLine: boolean; outcomeNote: string; endedAt: string | null; allowedActions: ('pass_written' | 'pass_scenario' | 'extend' | 'regularise' | 'fail')[] }
  OnboardingSummary: { id: string; number: string; siteId: string; employee: Schemas['Ref']; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; state: 'pre_entry' | 'probation' | 'regularisation' | 'regular' | 'failed'; startedOn: string; probationUntil: string; isOverdue: boolean; evaluators: number; evaluated: number; isMineToEvaluate: boolean; version: number }
  OpenHours: { days: number[]; from: string; to: string }
  OpenHoursInput: { days: number[]; from: string; to: string }
  OpenProposal: { id: string; windows: Schemas['TimeWindow'][]; note: string; expiresAt: string }
  Opportunity: { id: string; siteId: string; number: string; type: 'special_request' | 'special_situation' | 'special_person'; status: 'noticed' | 'planned' | 'approved' | 'done' | 'thanked' | 'let_go'; source: 'case' | 'noticed' | 'suggestion' | 'outage' | 'package'; what: string; empathy: string; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; case: { id: string; number: string } | null; outage: { id: string; number: string } | null; noticedBy: Schemas['Ref']; noticedAt: string; plan: string; planFor: string | null; plannedBy: Schemas['Ref'] | null; plannedAt: string | null; principle: { passes: boolean; by: Schemas['Ref']; at: string; note: string } | null; conditions: { passes: boolean; by: Schemas['Ref']; at: string; note: string } | null; needsGates: boolean; custody: { who: string; minutes: number | null; consentBy: string; consentHow: 'in_person' | 'phone' | 'paper' | 'app' | 'message' | null; checkedBy: Schemas['Ref'] | null; checkedAt: string | null } | null; action: string; effect: string; gotPraise: boolean; standardStep: 'settled' | 'going_on' | 'none' | null; doneBy: Schemas['Ref'] | null; doneAt: string | null; thankedAt: string | null; letGoReason: string; allowedActions: ('plan' | 'judge_principle' | 'judge_conditions' | 'check_custody' | 'done' | 'thank' | 'let_go')[]; version: number }
  OrderAnalysis: { asOf: string; totals: { id: string | null; name: string | null; raised: number; done: number; arriveSeconds: number | null; resolveSeconds: number | null; onTime: { count: number; of: number; rate: number | null }; reworks: number; firstTime: { count: number; of: number; rate: number | null }; score: number | null; rated: number; labourMinutes: number | null; materialFen: number | null; rework: { count: number; of: number; rate: number | null }; passed: { count: number; of: number; rate: number | null }; open: number; facilityDownMinutes: number | null; facilityOrders: number }; byCategory: ({ id: string | null; name: string | null; raised: number; done: number; arriveSeconds: number | null; resolveSeconds: number | null; onTime: { count: number; of: number; rate: number | null }; reworks: number; firstTime: { count: number; of: number; rate: number | null }; score: number | null; rated: number; labourMinutes: number | null; materialFen: number | null })[]; byWorker: ({ id: string | null; name: string | null; raised: number; done: number; arriveSeconds: number | null; resolveSeconds: number | null; onTime: { count: number; of: number; rate: number | null }; reworks: number; firstTime: { count: number; of: number; rate: number | null }; score: number | null; rated: number; labourMinutes: number | null; materialFen: number | null })[]; byBuilding: ({ id: string | null; name: string | null; raised: number; done: number; arriveSeconds: number | null; resolveSeconds: number | null; onTime: { count: number; of: number; rate: number | null }; reworks: number; firstTime: { count: number; of: number; rate: number | null }; score: number | null; rated: number; labourMinutes: number | null; materialFen: number | null })[]; openByAge: ({ age: 'day' | 'three_days' | 'week' | 'month' | 'older'; count: number })[]; materials: ({ id: string; name: string; unit: string; quantity: number; costFen: number | null })[]; trend: { step: 'day' | 'week' | 'month'; points: ({ from: string; to: string; count: number; isWhole: boolean; signal: 'above' | 'below' | 'run' | null })[]; mean: number | null; upper: number | null; lower: number | null } }
  OrderCost: { labour: ({ employee: Schemas['Ref']; minutes: number | null; grade: string | null; fenPerHour: number | null; costFen: number | null })[]; labourFen: number | null; materialFen: number | null; outsideFen: number | null; outsideNote: string; totalFen: number | null; priceFen: number | null; marginFen: number | null }
  OrganizationRole: { key: string; kind: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident'; isOwn: boolean; template: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident' | 'deputy_general_manager' | 'engineering_supervisor' | 'cs_assistant' | 'cleaner' | 'greener' | 'facility_maintainer' | 'cashier' | 'finance' | 'quality' | 'training' | 'sales_office_manager' | 'sales_office_reception'; name: string; note: string; permissions: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; added: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; removed: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; needsSecondFactor: boolean; holders: number; retiredAt: string | null; version: number; allowedActions: ('change' | 'copy' | 'retire' | 'restore' | 'reset')[] }
  OrgChart: { site: Schemas['Ref']; managers: { id: string; name: string; position: string; isOnShift: boolean; phone: string }[]; departments: ({ id: string; code: string; name: string; alias: string[]; parentId: string | null; positions: ({ id: string; name: string; line: 'FRONT_LINE' | 'SECOND_LINE'; isCore: boolean; planned: number | null; people: { id: string; name: string; position: string; isOnShift: boolean; phone: string }[] })[]; others: { id: string; name: string; position: string; isOnShift: boolean; phone: string }[] })[]; unplaced: { id: string; name: string; position: string; isOnShift: boolean; phone: string }[]; lines: { FRONT_LINE: { planned: number | null; people: number }; SECOND_LINE: { planned: number | null; people: number }; unknown: number }; headcount: number; planned: number | null; vacantCore: Schemas['Ref'][] }
  Original: { id: string; siteId: string; document: { id: string; number: string; title: string; kind: string; documentOn: string | null }; box: { id: string; place: string }; position: number; copies: number; condition: 'good' | 'worn' | 'damaged' | 'lost'; note: string; loan: { id: string; number: string; borrower: string; dueOn: string } | null; version: number }
  OriginalPage: { id: string; siteId: string; document: { id: string; number: string; title: string; kind: string; documentOn: string | null }; box: { id: string; place: string }; position: number; copies: number; condition: 'good' | 'worn' | 'damaged' | 'lost'; note: string; loan: { id: string; number: string; borrower: string; dueOn: string } | null; version: number; damages: ({ id: string; at: string; by: string; condition: 'good' | 'worn' | 'damaged' | 'lost'; description: string; files: Schemas['FileRef'][] })[]; loans: Schemas['LoanSummary'][] }
  Outage: { id: string; siteId: string; number: string; kind: 'water' | 'power' | 'gas' | 'heating' | 'lift'; isPlanned: boolean; reason: string; noticeText: string; fromAt: string; untilAt: string; endedAt: string | null; cancelledAt: string | null; state: 'announced' | 'now' | 'over' | 'cancelled'; isLate: boolean; places: ({ kind: 'building' | 'entrance' | 'unit'; id: string; name: string })[]; calls: { households: number; called: number; helped: number }; toTell: number; mayAct: boolean; version: number }
  OutageAsker: { id: string; unit: Schemas['Ref']; person: Schemas['Ref'] | null; phone: string; askedAt: string; toldAt: string | null; toldHow: 'message' | 'phone' | null }
  OutageCall: { unit: Schemas['Ref']; people: { id: string; name: string; phones: string[] }[]; rank: number; reasons: string[]; isHidden: boolean; claimedBy: Schemas['Ref'] | null; isMine: boolean; attempts: number; result: 'reached' | 'not_reached' | 'help_needed' | null; note: string; calledBy: Schemas['Ref'] | null; calledAt: string | null; opportunity: { id: string; number: string } | null; case: { id: string; number: string } | null }
  OwnAccess: { id: string; at: string; act: 'view' | 'unmask' | 'search' | 'print' | 'export' | 'disclose'; classes: ('id_number' | 'bank_account' | 'phone' | 'contact' | 'birthday' | 'document' | 'care' | 'archive')[]; purpose: 'check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit'; reason: string; position: string; isWholeList: boolean; recipient: string }
  OwnContract: { id: string; number: string; title: string; counterparty: string; fromOn: string; untilOn: string; isOver: boolean; files: Schemas['FileRef'][] }
  OwnerChange: { id: string; unitId: string; takesOverOn: string; reason: 'sale' | 'first_sale' | 'inheritance' | 'gift' | 'court' | 'division' | 'other'; from: Schemas['Ref'][]; to: Schemas['Ref'][]; fromHousehold: string | null; toHousehold: string; steps: Schemas['TransferStep'][]; note: string; doneBy: string; doneAt: string }
  OwnExamSitting: { id: string; attempt: number; state: 'waiting' | 'in_progress' | 'marking' | 'marked' | 'absent'; startedAt: string | null; deadlineAt: string | null; submittedAt: string | null; submittedBy: 'candidate' | 'deadline' | null; answered: number; of: number; score: number | null; maxScore: number | null; percent: number | null; isPassed: boolean | null; isPassKept: boolean; certificateId: string | null; exam: { id: string; title: string; opensAt: string; closesAt: string; durationMinutes: number; passPercent: number; state: 'draft' | 'published' | 'closed' | 'cancelled' }; questions: number; mayEnter: boolean; mayRetake: boolean; retakeFrom: string | null; mayReview: boolean; verificationCode: string | null }
  OwnFile: { person: { id: string; name: string; phones: string[]; email: string; birthday: string | null; workplace: string; emergencyContact: string; idNumberMasked: string | null }; homes: ({ unitId: string; code: string; householdId: string; number: string; role: string; isBillPayer: boolean; buildingArea: number | null; layout: string; handedOverOn: string | null; salutation: string; language: string | null; emergencyName: string; emergencyRelation: string; emergencyPhone: string; lastVerifiedOn: string | null; campaign: { id: string; title: string; words: string; endsOn: string; fields: ('name' | 'phones' | 'email' | 'birthday' | 'workplace' | 'emergencyContact' | 'salutation' | 'language' | 'emergencyName' | 'emergencyRelation' | 'emergencyPhone')[]; hasAnswered: boolean } | null })[]; corrections: Schemas['Correction'][] }
  OwnPaper: { id: string; number: string; kind: string; title: string; unit: string | null; documentOn: string | null; filedOn: string; files: Schemas['FileRef'][] }
  OwnRule: { id: string; name: string; kind: 'policy' | 'operating_rule' | 'duty_sheet'; number: number; effectiveOn: string | null; expiresOn: string | null; isRead: boolean; publishedAt: string }
  OwnSession: { id: string; device: string; address: string; method: 'password' | 'code' | 'oidc'; lastSeenAt: string | null; startedAt: string; expiresAt: string; isCurrent: boolean; isNewDevice: boolean }
  OwnStaffPulse: { id: string; siteId: string; question: string; untilOn: string; hasAnswered: boolean }
  PaidCharge: { id: string; workOrder: { id: string; number: string }; title: string; unit: Schemas['Ref'] | null; amountFen: number; category: 'paid_service'; payState: 'not_due' | 'to_be_billed'; invoiceNote: string; completedAt: string }
  PaidOrder: { case: { id: string; number: string }; title: string; unit: Schemas['Ref']; orderedAt: string; wishedFrom: string | null; wishedTo: string | null; quantity: number; versionId: string; invoiceNote: string; quote: Schemas['Quote'] | null; isDone: boolean; priceFen: number | null; payState: 'not_due' | 'to_be_billed' }
  PaidService: { id: string; siteId: string; code: string; name: string; group: 'car_care' | 'housekeeping' | 'tree_adoption' | 'appliance_repair' | 'home_repair' | 'rental_agency' | 'owner_resources' | 'butler'; charge: 'free' | 'paid'; unit: string; priceFen: number | null; includes: string; excludes: string; warrantyDays: number | null; legalNote: string; state: 'draft' | 'published' | 'withdrawn'; hasChanges: boolean; inForce: Schemas['PriceVersion'] | null; next: Schemas['PriceVersion'] | null; updatedAt: string; version: number; allowedActions: ('publish' | 'withdraw')[] }
  ParkingLease: { id: string; person: Schemas['Ref']; unit: Schemas['UnitRef'] | null; fromOn: string; untilOn: string | null; rentFen: number | null; endedOn: string | null }
  ParkingSpace: { id: string; siteId: string; code: string; kind: 'underground' | 'surface' | 'mechanical' | 'garage'; lot: string; place: string; squareMetres: number | null; note: string; state: 'unsold' | 'sold' | 'leased' | 'visitor' | 'civil_defence' | 'reserved'; owner: Schemas['Ref'] | null; unit: Schemas['UnitRef'] | null; lease: Schemas['ParkingLease'] | null; vehicles: Schemas['Ref'][]; allowedActions: ('lease' | 'end_lease' | 'sell' | 'take_back' | 'reserve' | 'open_to_visitors' | 'release')[]; version: number; updatedAt: string }
  PauseRule: { reason: string; metrics: string[]; evidence: 'note' | 'photo' | 'document' | 'appointment'; longestSingleSeconds: number; longestTotalSeconds: number; approver: 'handler' | 'supervisor' | 'site_manager' | 'head_office'; version: number }
  PeakHours: { from: string; to: string }
  PeakHoursInput: { from: string; to: string }
  Person: { id: string; name: string; kind: 'person' | 'company'; sex: 'male' | 'female' | 'unknown'; phones: string[]; pinyin: string; phoneDetails: { number: string; label: string; isMain: boolean }[]; email: string; idKind: 'id_card' | 'passport' | 'hk_macau_permit' | 'taiwan_permit' | 'uscc' | 'other' | null; idNumberMasked: string | null; birthday: string | null; workplace: string; emergencyContact: string; contactPerson: string; locale: string; tags: string[]; note: string; hasAccount: boolean; occupancies: Schemas['Occupancy'][]; version: number; updatedAt: string }
  PersonSummary: { id: string; name: string; kind: 'person' | 'company'; sex: 'male' | 'female' | 'unknown'; phones: string[]; units: ({ id: string; siteId: string; code: string; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer' })[] }
  PestControl: { id: string; siteId: string; number: string; targets: ('mosquito' | 'rodent' | 'cockroach' | 'termite')[]; chemical: string; dose: string; place: string; buildings: Schemas['Ref'][]; contractor: string; safety: string; plannedFrom: string; plannedTo: string; reentryMinutes: number; noticeHours: number; notice: { sentAt: string; words: string; households: number; inApp: number } | null; mayStartAt: string | null; state: 'planned' | 'announced' | 'started' | 'done' | 'checked' | 'cancelled'; startedAt: string | null; doneAt: string | null; doneBy: Schemas['Ref'] | null; used: string; reentryAt: string | null; effect: { isEffective: boolean; note: string; at: string } | null; note: string; photos: Schemas['FileRef'][]; allowedActions: ('announce' | 'start' | 'finish' | 'check' | 'postpone' | 'cancel')[]; version: number }
  Pet: { id: string; siteId: string; name: string; species: 'dog' | 'cat' | 'bird' | 'other'; breed: string; colour: string; sex: 'male' | 'female' | 'unknown'; bornOn: string | null; person: { id: string; name: string; phones: string[] }; unit: Schemas['UnitRef']; licenceNumber: string; licenceUntil: string | null; note: string; endedOn: string | null; vaccinations: Schemas['Vaccination'][]; nextDueOn: string | null; isOverdue: boolean; allowedActions: 'end'[]; version: number; updatedAt: string }
  PlanSource: { by: 'post' | 'post_kind' | 'position' | 'role' | 'employee' | 'reserve'; value: string }
  PlanSourceInput: { by: 'post' | 'post_kind' | 'position' | 'role' | 'employee' | 'reserve'; value?: string }
  PointAnswerInput: { itemId: string; value: string | number | boolean | null; note?: string; photoIds?: string[]; confirmed?: 'backwards' | 'too_much' | 'standstill' }
  PointRecord: { id: string; point: { id: string; code: string; name: string; place: string }; result: 'fine' | 'bad' | 'skipped'; at: string; receivedAt: string; by: Schemas['Ref']; skipReason: string; note: string; checklistNumber: number; answers: ({ item: Schemas['CheckItem']; value: string | number | boolean | null; note: string; isFine: boolean | null; photoIds: string[]; confirmed: 'backwards' | 'too_much' | 'standstill' | null })[]; presence: number; signs: ({ sign: 'tag' | 'position' | 'dwell' | 'order' | 'live_photo' | 'nonce'; isGiven: boolean })[]; clockAheadSeconds: number | null; hash: string; isConflict: boolean; photos: Schemas['FileRef'][] }
  PointVisit: { id: string; task: Schemas['Ref']; result: 'fine' | 'bad' | 'skipped'; at: string; by: Schemas['Ref']; bad: string[]; words: string[]; skipReason: string; note: string; presence: number | null }
  Policy: { id: string; code: string; name: string; post: string; version: number; rank: number; match: Schemas['PolicyMatch']; targets: Schemas['PolicyTarget'][]; excepted: string[]; isActive: boolean; effectiveFrom: string; effectiveTo: string | null; isUpcoming: boolean }
  PolicyDraftInput: { name: string; post?: string; rank?: number; match: Schemas['PolicyMatchInput']; targets: Record<string, { target: string; calendarCode: string; steps: Schemas['PolicyStepInput'][]; retarget?: 'keep_consumed' | 'restart' | 'never_later'; reopen?: 'new_cycle' | 'continue' | 'total'; isCritical?: boolean } | null>; code: string }
  PolicyFinding: { policyId: string | null; policyCode: string; policyName: string; pointer: string; metric: string | null; problem: 'faulty' | 'shadowed' | 'duplicate_code' | 'ambiguous' | 'no_target'; message: string; other: Schemas['Ref'] | null }
  PolicyMatch: { types?: string[]; kinds?: string[]; categories?: string[]; urgencies?: string[]; grades?: string[]; origins?: string[]; siteKinds?: string[]; siteIds?: string[] }
  PolicyMatchInput: { types?: string[]; kinds?: string[]; categories?: string[]; urgencies?: string[]; grades?: string[]; origins?: string[]; siteKinds?: string[]; siteIds?: string[] }
  PolicyStep: { id: string; kind: 'reminder' | 'breach' | 'escalation' | 'repeat'; offset: string; to: ('handler' | 'supervisor' | 'site_manager' | 'head_office')[] }
  PolicyStepInput: { id: string; kind: 'reminder' | 'breach' | 'escalation' | 'repeat'; offset: string; to: ('handler' | 'supervisor' | 'site_manager' | 'head_office')[] }
  PolicyTarget: { target: string; calendarCode: string; steps: Schemas['PolicyStep'][]; retarget: 'keep_consumed' | 'restart' | 'never_later'; reopen: 'new_cycle' | 'continue' | 'total'; isCritical: boolean; metric: string; targetText: string }
  Position: { id: string; code: string; name: string; departmentCode: string | null; line: 'FRONT_LINE' | 'SECOND_LINE'; role: string | null; isCore: boolean; requiredYears: number | null; requiredExperience: string; isActive: boolean; sortOrder: number; version: number }
  PostRequirement: { id: string; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; kind: 'certificate' | 'practical' | 'course' | 'skill'; name: string; ofId: string | null; blocksFrom: string | null; version: number }
  Practical: { id: string; number: string; siteId: string; employee: Schemas['Ref']; rubric: Schemas['Ref']; purpose: 'qualification' | 'drill' | 'onboarding' | 'appraisal'; state: 'open' | 'third' | 'scored' | 'signed' | 'cancelled'; plannedAt: string; place: string; submitted: number; practicalPercent: number | null; theoryPercent: number | null; totalPercent: number | null; hasRedLine: boolean; result: 'passed' | 'failed' | 'theory' | null; validUntil: string | null; scoredAt: string | null; isMineToScore: boolean; isMineToSign: boolean; version: number; criteria: Schemas['PracticalCriterion'][]; passPercent: number; tolerance: number; theoryWeight: number; exam: Schemas['Ref'] | null; theoryPassed: boolean | null; assessors: ({ assessor: Schemas['Ref']; isThird: boolean; submittedAt: string | null; percent: number | null; hasRedLine: boolean | null; comment: string; marks: { criterionId: string; level: number; note: string; files: Schemas['FileRef'][] }[] })[]; spread: number | null; signature: Schemas['FileRef'] | null; signedAt: string | null; remark: string; allowedActions: ('call_third' | 'cancel')[] }
  PracticalCriterion: { id: string; text: string; weight: number; levels: string[]; isRedLine: boolean }
  PracticalCriterionInput: { id: string; text: string; weight?: number; levels: string[]; isRedLine?: boolean }
  PracticalRubric: { id: string; code: string; name: string; kind: 'practical' | 'appraisal'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary: string; reference: string; criteria: Schemas['PracticalCriterion'][]; passPercent: number; tolerance: number; theoryWeight: number; validMonths: number | null; gateSkill: string | null; gateFrom: string | null; state: 'active' | 'retired'; assessed: number; mayEdit: boolean; version: number; updatedAt: string }
  PracticalSummary: { id: string; number: string; siteId: string; employee: Schemas['Ref']; rubric: Schemas['Ref']; purpose: 'qualification' | 'drill' | 'onboarding' | 'appraisal'; state: 'open' | 'third' | 'scored' | 'signed' | 'cancelled'; plannedAt: string; place: string; assessors: number; submitted: number; practicalPercent: number | null; theoryPercent: number | null; totalPercent: number | null; hasRedLine: boolean; result: 'passed' | 'failed' | 'theory' | null; validUntil: string | null; scoredAt: string | null; isMineToScore: boolean; isMineToSign: boolean; version: number }
  PriceVersion: { id: string; itemId: string; no: number; code: string; name: string; group: 'car_care' | 'housekeeping' | 'tree_adoption' | 'appliance_repair' | 'home_repair' | 'rental_agency' | 'owner_resources' | 'butler'; charge: 'free' | 'paid'; unit: string; priceFen: number | null; includes: string; excludes: string; warrantyDays: number | null; legalNote: string; validFrom: string; validTo: string | null; publishedAt: string; publishedBy: string; withdrawnAt: string | null }
  PrivacySettings: { marksPages: boolean; marksExports: boolean; manyInAnHour: number; dayFrom: string; dayUntil: string; version: number; proofMinutes: number }
  PrivacyText: { kind: 'identity' | 'family' | 'personal_service' | 'marketing' | 'pictures' | 'undertaking'; version: number; title: string; words: string; madeAt: string; madeBy: string }
  Problem: { type: string; title: string; status: number; code: string; detail?: string; requestId: string; errors?: { pointer: string; message: string }[]; allowedActions?: string[]; current?: unknown }
  Procedure: { id: string; name: string; class: { id: string; code: string; name: string } | null; number: number; steps: Schemas['ProcedureStep'][]; parts: ({ itemId: string | null; name: string; quantity: number; unit: string })[]; tools: string[]; safety: string; needsLockOut: boolean; permits: ('electrical' | 'height' | 'confined_space' | 'hot_work' | 'lifting')[]; minutes: number | null; isActive: boolean; plans: number; version: number; updatedAt: string }
  ProcedureStep: { id: string; text: string; hint: string; kind: 'check' | 'measure' | 'photo' | 'text'; isRequired: boolean; unit: string; low: number | null; high: number | null; photoWhenBad: boolean; severity: 'minor' | 'normal' | 'serious' | 'dangerous' }
  ProcedureStepInput: { id: string; text: string; hint?: string; kind?: 'check' | 'measure' | 'photo' | 'text'; isRequired?: boolean; unit?: string; low?: number | null; high?: number | null; photoWhenBad?: boolean; severity?: 'minor' | 'normal' | 'serious' | 'dangerous' }
  Programme: { id: string; code: string; name: string; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary: string; isActive: boolean; courses: number; mine: number; isMine: boolean; version: number; reference: string; modules: ({ title: string; goal: string; courses: ({ course: Schemas['Ref']; state: 'draft' | 'published' | 'retired'; isMandatory: boolean; mine: number })[] })[]; mayEdit: boolean }
  ProgrammeGoal: { id: string; words: string; publishedAt: string; publishedBy: Schemas['Ref'] }
  ProgrammeSummary: { id: string; code: string; name: string; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary: string; isActive: boolean; modules: number; courses: number; mine: number; isMine: boolean; version: number }
  PromotionProposal: { id: string; siteId: string; employee: Schemas['Ref']; kind: 'promotion' | 'transfer'; rule: string; from: string; to: string; facts: ({ key: 'months' | 'score' | 'certificates' | 'practicals' | 'exams'; needed: string; has: string })[]; state: 'open' | 'approved' | 'rejected'; at: string; decidedBy: string; decidedAt: string | null; reason: string; mayDecide: boolean; version: number }
  PromotionRule: { id: string; name: string; kind: 'promotion' | 'transfer'; fromPositionId: string; toPositionId: string; minMonths: number; minScore: number | null; certificates: string[]; rubricIds: string[]; minExamPercent: number | null; from: string; to: string; isActive: boolean; version: number }
  PurgeRun: { id: string; siteId: string; at: string; isDryRun: boolean; askedBy: string; results: ({ class: 'departed_persons' | 'refused_registrations' | 'visitors' | 'gate_visitors' | 'sent_texts' | 'imported_files' | 'mystery_visitors'; keepDays: number; before: string; purged: number; held: number; open: number })[] }
  PushDevice: { id: string; app: 'console' | 'phone'; device: string; fingerprint: string; since: string; lastSentAt: string | null }
  PushDevices: { publicKey: string | null; items: Schemas['PushDevice'][] }
  PushSettingsInput: { contact: string }
  QualityAction: { id: string; number: string; siteId: string; source: 'check' | 'meeting' | 'evaluation' | 'score' | 'incident' | 'by_hand'; sourceId: string | null; sourceNumber: string; itemId: string | null; title: string; problem: string; cause: string; owner: Schemas['Ref']; dueOn: string; isOverdue: boolean; needsPhoto: boolean; state: 'open' | 'done' | 'closed' | 'dropped'; round: number; doneText: string; doneBy: Schemas['Ref'] | null; doneAt: string | null; verifiedBy: Schemas['Ref'] | null; verifiedAt: string | null; verdict: string; raisedBy: Schemas['Ref'] | null; raisedAt: string; endedAt: string | null; before: Schemas['FileRef'][]; after: Schemas['FileRef'][]; clock: Schemas['ClockBrief'] | null; allowedActions: ('report' | 'pass' | 'send_back' | 'drop')[]; version: number }
  QualityMeeting: { id: string; number: string; siteId: string; month: string; plannedOn: string; state: 'planned' | 'held' | 'cancelled'; chair: Schemas['Ref'] | null; attendees: Schemas['Ref'][]; problems: { text: string; cause: string }[]; minutes: string; heldAt: string | null; actions: Schemas['QualityAction'][]; clock: Schemas['ClockBrief'] | null; allowedActions: ('hold' | 'postpone' | 'cancel')[]; version: number }
  QualityRow: { householdId: string; unit: { id: string; code: string }; number: string; type: 'owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant'; main: Schemas['Ref'] | null; filled: number; fields: number; missing: ('main_party' | 'phone' | 'identity' | 'bill_payer' | 'emergency' | 'language' | 'area' | 'layout' | 'handed_over_on' | 'salutation')[]; lastVerifiedOn: string | null; flags: ('incomplete' | 'missing_contact' | 'area_mismatch' | 'stale' | 'duplicate')[] }
  QualityTracking: { id: string; workOrder: { id: string; number: string }; title: string; unit: Schemas['Ref'] | null; place: string; worker: string; doneAt: string; reason: 'rework' | 'sample' | 'none'; state: 'planned' | 'good' | 'bad' | 'unplanned'; dueOn: string | null; isOverdue: boolean; checkedAt: string | null; checkedBy: string | null; note: string; version: number }
  Question: { id: string; code: string; state: 'active' | 'retired'; currentVersion: number; version: number; updatedAt: string; content: { type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer'; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; difficulty: 'easy' | 'medium' | 'hard'; stem: string; options: { key: string; text: string }[]; targets: { key: string; text: string }[]; answer: string[]; reference: string; explanation: string; pictureIds: string[]; standardItem?: { standardId: string; number: number; itemId: string } }; pictures: Schemas['FileRef'][]; standard: Schemas['NamedStandardItem'] | null; isUsed: boolean; versions: { number: number; stem: string; isUsed: boolean; createdAt: string; createdBy: string }[]; statistics: { answered: number; difficultyIndex: number | null; discrimination: number | null; choices: { key: string; isRight: boolean; taken: number; share: number }[] }; allowedActions: ('retire' | 'restore')[] }
  QuestionSummary: { id: string; code: string; state: 'active' | 'retired'; currentVersion: number; type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer'; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; difficulty: 'easy' | 'medium' | 'hard'; stem: string; reference: string; pictures: number; answered: number; difficultyIndex: number | null; version: number; updatedAt: string }
  Quote: { id: string; siteId: string; number: string; status: 'sent' | 'accepted' | 'refused' | 'expired' | 'replaced' | 'withdrawn'; title: string; unit: Schemas['Ref'] | null; case: { id: string; number: string } | null; workOrder: { id: string; number: string } | null; lines: Schemas['QuoteLine'][]; totalFen: number; validUntil: string; note: string; sentAt: string; sentBy: string; decidedAt: string | null; acceptance: { via: 'app' | 'signature' | 'phone'; by: string; saidAt: string; recordedBy: string; signature: Schemas['FileRef'] | null } | null; reason: string; allowedActions: ('accept' | 'refuse' | 'withdraw')[]; version: number }
  QuoteLine: { kind: 'listed' | 'unlisted' | 'material'; versionId: string | null; name: string; unit: string; quantity: number; priceFen: number; amountFen: number; warrantyDays: number | null }
  Recalculation: { count: number; unchanged: number; earlier: number; later: number; newlyBreached: number; noLongerPromised: number; id: string; state: 'waiting' | 'running' | 'done'; total: number; done: number; reason: string; mode: 'keep_consumed' | 'restart' | 'never_later'; startedBy: string; startedAt: string; finishedAt: string | null }
  ReceptionFlow: { siteId: string | null; steps: ({ code: string; phase: 'before' | 'during' | 'after'; name: string; isMandatory: boolean; scope: 'always' | 'appointment' | 'problem'; dueHours: number | null; isStandard: boolean; isMandatoryByStandard: boolean })[]; version: number }
  Recovery: { id: string; siteId: string; case: { id: string; number: string }; cause: 'bad_rating' | 'broken_promise' | 'other'; apology: string; correction: string; makeGood: string; by: Schemas['Ref']; at: string; madeGoodAt: string | null; madeGoodBy: Schemas['Ref'] | null }
  RedressSettings: { version: number; groupHouseholds: number; groupDays: number; thirdDays: number; repeatDays: number; limits: Record<string, number | null>; changedAt: string | null; changedBy: string | null; mayChangeLimits: boolean }
  Ref: { id: string; name: string }
  RegisterHit: { kind: 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change'; id: string; siteId: string; title: string; subtitle: string; unit: Schemas['UnitRef'] | null }
  Registration: { id: string; siteId: string; name: string; phone: string; room: string; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer'; note: string; state: 'waiting' | 'approved' | 'refused'; askedAt: string; unit: { id: string; code: string; people: { id: string; name: string; role: string }[] } | null; decidedBy: string | null; decidedAt: string | null; reason: string }
  RenewalAdvice: { advice: 'keep' | 'watch' | 'overhaul' | 'replace' | 'unknown'; reasons: ('past_design_life' | 'near_design_life' | 'many_failures' | 'costs_half_of_new' | 'costs_fifth_of_new' | 'poor_condition' | 'fair_condition' | 'age_unknown' | 'life_unknown' | 'value_unknown' | 'condition_unknown')[]; ageYears: number | null; designLifeYears: number | null; failures12: number; cost12Fen: number | null; replacementFen: number | null }
  RenewalProposal: { id: string; siteId: string; number: string; kind: 'replacement' | 'overhaul' | 'improvement'; title: string; facility: Schemas['FacilityRef'] | null; wear: 'new' | 'slight' | 'moderate' | 'heavy' | 'worn_out' | null; usage: string; reason: string; costFen: number | null; fund: 'maintenance_fund' | 'property_fee' | 'public_revenue' | 'developer' | 'owners' | 'other' | null; ownersVoted: number | null; areaVoted: number | null; ownersAgreed: number | null; areaAgreed: number | null; isEmergency: boolean; plannedOn: string | null; state: 'draft' | 'submitted' | 'approved' | 'rejected' | 'done' | 'withdrawn'; by: Schemas['Ref']; submittedAt: string | null; decidedBy: Schemas['Ref'] | null; decidedAt: string | null; decision: string; doneOn: string | null; paidFen: number | null; advice: Schemas['RenewalAdvice'] | null; files: Schemas['FileRef'][]; allowedActions: ('submit' | 'approve' | 'reject' | 'complete' | 'withdraw')[]; mayChange: boolean; version: number; updatedAt: string }
  ReservePerson: { id: string; siteId: string; name: string; kind: 'part_time' | 'outsourced'; employeeId: string | null; company: string; skills: string[]; weekdays: number[]; availableNote: string; payBasis: 'hour' | 'shift' | 'day'; rateFen: number; phone: string | null; isActive: boolean; accepted: number; attended: number; version: number }
  ResponsibilityDuty: { id: string; name: string; category: Schemas['Ref'] | null; parts: ({ positionId: string; part: 'owner' | 'assist' | 'inform' })[]; conflict: 'no_owner' | 'two_owners' | 'vacant' | null; isActive: boolean; sortOrder: number; version: number }
  Responsible: { duty: Schemas['Ref'] | null; conflict: 'no_owner' | 'two_owners' | 'vacant' | null; department: Schemas['Ref'] | null; owners: Schemas['Ref'][]; assisting: Schemas['Ref'][]; informed: Schemas['Ref'][]; people: { id: string; name: string; position: string; isOnShift: boolean }[] }
  RetentionRule: { class: 'departed_persons' | 'refused_registrations' | 'visitors' | 'gate_visitors' | 'sent_texts' | 'imported_files' | 'mystery_visitors'; keepDays: number; isActive: boolean; version: number }
  ReturnVisit: { id: string; at: string; by: Schemas['Ref']; channel: string; isReached: boolean; isSettled: boolean | null; score: number | null; attitude: number | null; timeliness: number | null; quality: number | null; opinion: string }
  Reward: { id: string; siteId: string; kind: 'reward' | 'penalty'; measure: 'praise' | 'bonus' | 'gift' | 'promotion' | 'reminder' | 'warning' | 'deduction' | 'training'; employee: Schemas['Ref']; reason: string; amountFen: number | null; opportunity: { id: string; number: string } | null; source: { type: 'case' | 'score' | 'check' | 'thank_you' | 'nonconformity' | 'zone_month'; id: string; number: string } | null; status: 'proposed' | 'approved' | 'refused' | 'objected' | 'upheld' | 'revoked'; proposedBy: Schemas['Ref'] | null; proposedAt: string; decidedBy: Schemas['Ref'] | null; decidedAt: string | null; decisionNote: string; objection: string; objectedAt: string | null; settledBy: Schemas['Ref'] | null; settledAt: string | null; settlement: string; mayDecide: boolean; mayObject: boolean; maySettle: boolean; version: number }
  ReworkCandidate: { id: string; number: string; title: string; doneAt: string; doneBy: string; warrantyUntil: string; days: number }
  Rota: { siteId: string; month: string; version: number; publishedNumber: number; publishedAt: string | null; hasChanges: boolean; mayPlan: boolean; days: ({ day: string; weekday: number; holiday: string | null })[]; people: ({ id: string; name: string; position: string; positionId: string | null; leave: ({ from: string; to: string; kind: 'annual' | 'sick' | 'personal' | 'marriage' | 'maternity' | 'bereavement' | 'compensatory' | 'other' | null })[]; shifts: number; nights: number; weekends: number; hours: number })[]; posts: ({ id: string; name: string; kind: 'fixed' | 'patrol' | 'service' | 'duty_manager' | 'night_manager'; zone: Schemas['Ref'] | null; position: Schemas['Ref'] | null; pattern: Schemas['Ref']; headcount: number; certificates: string[]; trades: string[]; map: { x: number; y: number } | null; shifts: { code: string; name: string; start: string; minutes: number; isNight: boolean }[] })[]; cells: { employeeId: string; day: string; postId: string; shift: string; isFixed: boolean; isPublished: boolean }[]; seats: number; gaps: Schemas['RotaGap'][]; breaches: ({ employee: Schemas['Ref']; day: string; postId: string; obstacle: { kind: 'position' | 'certificate' | 'leave' | 'busy' | 'rest' | 'days_in_row' | 'week_hours' | 'trade'; detail: string } })[]; warnings: { day: string; name: string; reserveAsked: number }[] }
  RotaGap: { postId: string; day: string; shift: string; missing: number; lackingTrades: string[]; removed: ({ kind: 'position' | 'certificate' | 'leave' | 'busy' | 'rest' | 'days_in_row' | 'week_hours' | 'trade'; people: { id: string; name: string; detail: string }[] })[] }
  RotaPost: { id: string; siteId: string; name: string; kind: 'fixed' | 'patrol' | 'service' | 'duty_manager' | 'night_manager'; zone: Schemas['Ref'] | null; position: Schemas['Ref'] | null; pattern: Schemas['Ref']; headcount: number; certificates: string[]; trades: string[]; sortOrder: number; map: { x: number; y: number } | null; isActive: boolean; version: number }
  RotaPublication: { number: number; kind: 'publish' | 'swap' | 'leave' | 'left'; at: string; by: Schemas['Ref'] | null; note: string; added: number; removed: number; gaps: number }
  Rule: { id: string; code: string; name: string; kind: 'policy' | 'operating_rule' | 'duty_sheet'; audience: 'staff' | 'owner' | 'everybody'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; position: Schemas['Ref'] | null; site: Schemas['Ref'] | null; requirement: Schemas['Ref'] | null; state: 'draft' | 'published' | 'withdrawn'; needsSignature: boolean; currentVersion: number | null; effectiveOn: string | null; expiresOn: string | null; readBy: string | null; force: 'pending' | 'in_force' | 'expired' | null; hasDraft: boolean; isRead: boolean | null; version: number; updatedAt: string; current: { number: number; items: ({ id: string; text: string; standard: string; dutyClass: 'FOUNDATION' | 'CUSTOMER_FACING' | 'ASSURANCE' | null; promise: { policy: string; metric: string } | null; promised: { policy: string; target: string } | null })[]; standards: { id: string; code: string; name: string; number: number; isInForce: boolean; items: { text: string; isRedLine: boolean }[] }[]; body: string; files: Schemas['FileRef'][]; effectiveOn: string | null; expiresOn: string | null; readBy: string | null; reason: string; publishedAt: string | null; publishedBy: string } | null; draft: { number: number; items: ({ id: string; text: string; standard: string; dutyClass: 'FOUNDATION' | 'CUSTOMER_FACING' | 'ASSURANCE' | null; promise: { policy: string; metric: string } | null; promised: { policy: string; target: string } | null })[]; standards: { id: string; code: string; name: string; number: number; isInForce: boolean; items: { text: string; isRedLine: boolean }[] }[]; body: string; files: Schemas['FileRef'][]; effectiveOn: string | null; expiresOn: string | null; readBy: string | null; reason: string; publishedAt: string | null; publishedBy: string } | null; versions: ({ number: number; effectiveOn: string | null; expiresOn: string | null; readBy: string | null; reason: string; publishedAt: string | null; publishedBy: string })[]; readAt: string | null; allowedActions: ('publish' | 'withdraw' | 'restore')[] }
  RuleItemInput: { id: string; text: string; standard?: string; dutyClass?: 'FOUNDATION' | 'CUSTOMER_FACING' | 'ASSURANCE' | null; promise?: { policy: string; metric: string } | null }
  RuleSummary: { id: string; code: string; name: string; kind: 'policy' | 'operating_rule' | 'duty_sheet'; audience: 'staff' | 'owner' | 'everybody'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; position: Schemas['Ref'] | null; site: Schemas['Ref'] | null; requirement: Schemas['Ref'] | null; state: 'draft' | 'published' | 'withdrawn'; needsSignature: boolean; currentVersion: number | null; effectiveOn: string | null; expiresOn: string | null; readBy: string | null; force: 'pending' | 'in_force' | 'expired' | null; hasDraft: boolean; isRead: boolean | null; version: number; updatedAt: string }
  SavedView: { id: string; list: string; name: string; query: string; isShared: boolean; isMine: boolean }
  ScopeItem: { line: Schemas['ScopeLine']; department: string; from: string; to: string; dueOn: string; filed: number; isMissing: boolean }
  ScopeLine: { id: string; departmentCode: string; kind: Schemas['Ref']; cadence: 'once' | 'monthly' | 'quarterly' | 'yearly'; dueDays: number; fromOn: string; retentionYears: number | null; note: string; isActive: boolean; version: number }
  ScoreAppeal: { id: string; number: string; siteId: string; month: string; employee: Schemas['Ref']; source: 'return_visit' | 'rating' | 'reception' | 'mystery_visit' | 'check' | 'prior' | 'red_line' | 'correction'; recordId: string; recordNumber: string; lost: number; reason: string; state: 'open' | 'accepted' | 'refused' | 'withdrawn'; appealedAt: string; answerDueAt: string; decidedBy: Schemas['Ref'] | null; decidedAt: string | null; decision: string; correction: { before: number | null; after: number | null; at: string; by: string } | null; files: Schemas['FileRef'][]; clock: Schemas['ClockBrief'] | null; allowedActions: ('accept' | 'refuse' | 'withdraw')[]; version: number }
  ScoreBoard: { siteId: string; month: string; rule: Schemas['ScoreRule']; closedAt: string | null; closedBy: string; closesOn: string; mayClose: boolean; site: Schemas['SiteScore']; people: Schemas['EmployeeScore'][]; isWhole: boolean; scored: number; teams: { name: string; people: number; score: number; rank: number }[]; months: string[] }
  ScoreDetails: { customer: number | null; mystery: number | null; internal: number | null; total: number | null; isCapped: boolean; weights: { customer: number | null; mystery: number | null; internal: number | null }; voices: number; siteId: string; month: string; template: 'site' | 'receptionist' | 'employee'; employee: Schemas['Ref'] | null; closedAt: string | null; appealUntil: string | null; rule: Schemas['ScoreRule']; facts: Schemas['ScoreFact'][] }
  ScoreFact: { part: 'customer' | 'mystery' | 'internal' | null; source: 'return_visit' | 'rating' | 'reception' | 'mystery_visit' | 'check' | 'prior' | 'red_line' | 'correction'; recordId: string | null; number: string; at: string | null; text: string; value: number | null; lost: number; isLate: boolean; key: string; appeal: { id: string; number: string; state: 'open' | 'accepted' | 'refused' | 'withdrawn' } | null; mayAppeal: boolean }
  ScoreRule: { version: number; fromMonth: string; site: { customer: number; mystery: number; internal: number }; receptionist: { customer: number; mystery: number; internal: number }; employee: { customer: number; mystery: number; internal: number }; receptionPosts: string[]; priorAnswers: number; priorScore: number; redLineCap: number; closeDay: number; appealDays: number; answerDays: number; awardPlaces: number; awardFrom: number; awardFen: number; dutyBelow: number; at: string | null; by: string }
  SearchHit: { kind: 'person' | 'unit' | 'case' | 'work_order' | 'vehicle' | 'facility' | 'meter' | 'parking_space' | 'access_card'; id: string; siteId: string | null; title: string; subtitle: string; matched: string }
  SecondFactor: { isOn: boolean; since: string | null; isRequired: boolean; recoveryCodesLeft: number }
  SecurityPolicy: { passwordLength: number; idleMinutes: number; phoneIdleMinutes: number; uploadMibADay: number; version: number }
  SecurityPolicyInput: { passwordLength: number; idleMinutes: number; phoneIdleMinutes: number; uploadMibADay: number; version: number }
  SentRecordInput: { id: string; pointId: string; at: string; checklistId?: string; checklistNumber: number; answers: Schemas['PointAnswerInput'][]; skipReason?: string; note?: string; proof: { tag?: string | null; position?: { latitude: number; longitude: number; accuracy: number } | null; arrivedAt: string; photoId?: string | null; nonce?: string | null }; findings?: ({ id: string; itemId?: string | null; description: string; severity: 'minor' | 'normal' | 'serious' | 'dangerous'; way?: 'undecided' | 'on_the_spot' | 'rectification' | 'work_order' | 'third_party' | 'report_upward' | 'violation' | 'defect'; photoIds?: string[]; afterPhotoIds?: string[]; thirdParty?: string; sameAs?: string | null })[] }
  ServiceCheck: { id: string; number: string; siteId: string; occasion: 'routine' | 'internal_audit' | 'mystery_visit' | 'six_s'; standard: { id: string; name: string; number: number; scene: 'dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s' }; employee: Schemas['Ref'] | null; place: string; areaId: string | null; score: number | null; hasRedLine: boolean; checkedBy: Schemas['Ref']; checkedAt: string; acknowledgedAt: string | null; version: number }
  ServiceCheckDetails: { id: string; number: string; siteId: string; occasion: 'routine' | 'internal_audit' | 'mystery_visit' | 'six_s'; standard: { id: string; name: string; number: number; scene: 'dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s' }; employee: Schemas['Ref'] | null; place: string; areaId: string | null; score: number | null; hasRedLine: boolean; checkedBy: Schemas['Ref']; checkedAt: string; acknowledgedAt: string | null; version: number; answers: ({ id: string; text: string; dimension: string; method: 'meets' | 'score' | 'measure'; min: number | null; max: number | null; unit: string; weight: number; isRedLine: boolean; source: string; value: number | null; note: string; isMet: boolean | null })[]; dimensions: ({ name: string; score: number | null })[]; comment: string; reply: string; files: Schemas['FileRef'][]; mayAcknowledge: boolean }
  ServiceEvaluation: { id: string; number: string; siteId: string; title: string; question: string; fromOn: string; untilOn: string; everyMonths: number | null; state: 'open' | 'closed'; owner: Schemas['Ref'] | null; conclusion: string; openedAt: string; closedAt: string | null; opinions: number; owners: number; tenants: number; score: number | null; findings: number; waiting: number; clock: Schemas['ClockBrief'] | null; mayManage: boolean; version: number }
  ServiceHours: { siteId: string; calendar: string | null; weekly: Record<string, { from: string; to: string }[]> | null; dutyPhone: string; notice: string; nightNotice: string; stewardMinutes: number; version: number }
  ServicePlan: { id: string; siteId: string; number: string; title: string; madeBy: Schemas['Ref']; madeAt: string; state: 'running' | 'done' | 'called_off'; tasks: number; done: number; late: number; dueAt: string | null; endedAt: string | null; version: number; need: string; aim: string; reason: string; items: Schemas['StaffTask'][]; allowedActions: ('add' | 'call_off')[] }
  ServicePlanSummary: { id: string; siteId: string; number: string; title: string; madeBy: Schemas['Ref']; madeAt: string; state: 'running' | 'done' | 'called_off'; tasks: number; done: number; late: number; dueAt: string | null; endedAt: string | null; version: number }
  ServiceScript: { id: string; scene: 'greeting' | 'phone' | 'complaint_intake' | 'complaint_reply' | 'complaint_close' | 'feedback' | 'apology' | 'farewell' | 'sales_office'; title: string; text: string; source: string; isActive: boolean; sortOrder: number; version: number }
  ServiceStandard: { id: string; code: string; name: string; kind: 'standard' | 'procedure' | 'guideline'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; scene: 'dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s'; state: 'draft' | 'published' | 'withdrawn'; currentVersion: number | null; hasDraft: boolean; isRead: boolean | null; version: number; updatedAt: string; current: { number: number; items: Schemas['StandardItem'][]; reason: string; improvementNumber: string; publishedAt: string | null; publishedBy: string } | null; draft: { number: number; items: Schemas['StandardItem'][]; reason: string; improvementNumber: string; publishedAt: string | null; publishedBy: string } | null; versions: ({ number: number; reason: string; improvementNumber: string; publishedAt: string | null; publishedBy: string })[]; allowedActions: ('publish' | 'withdraw' | 'restore')[] }
  ServiceStandardSummary: { id: string; code: string; name: string; kind: 'standard' | 'procedure' | 'guideline'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; scene: 'dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s'; state: 'draft' | 'published' | 'withdrawn'; currentVersion: number | null; items: number; hasDraft: boolean; isRead: boolean | null; version: number; updatedAt: string }
  ServiceWord: { id: string; word: string; kind: 'impatient' | 'insulting' | 'discriminating' | 'vague'; suggestion: string; exceptions: string[]; isActive: boolean; source: string; version: number }
  Session: { account: { id: string; login: string; name: string; locale: 'zh-CN' | 'zh-TW' | 'en' }; organization: Schemas['Ref']; employeeId: string | null; personId: string | null; roles: Schemas['Grant'][]; permissions: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; sites: { id: string; name: string; kind: string; timeZone: string }[]; units: { id: string; siteId: string; code: string; role: string }[]; expiresAt: string; unfinished: 'password' | 'second_factor' | null; isDemo: boolean; passwordLength: number; idleMinutes: number }
  SessionNote: { id: string; kind: 'case' | 'tip' | 'peer' | 'deviation'; title: string; body: string; case: { id: string; label: string } | null; about: Schemas['Ref'] | null; author: Schemas['Ref']; at: string; articleId: string | null; mayRemove: boolean; mayPublish: boolean }
  ShiftPattern: { id: string; name: string; isAroundTheClock: boolean; weekdays: number[]; shifts: { code: string; name: string; start: string; minutes: number }[]; isActive: boolean; version: number }
  ShiftSwap: { id: string; siteId: string; askedBy: Schemas['Ref']; with: Schemas['Ref']; gives: { id: string; day: string; post: Schemas['Ref']; shift: string; from: string; to: string }; takes: { id: string; day: string; post: Schemas['Ref']; shift: string; from: string; to: string } | null; reason: string; state: 'asked' | 'accepted' | 'refused' | 'approved' | 'declined' | 'withdrawn'; askedAt: string; answeredAt: string | null; decidedAt: string | null; decidedBy: Schemas['Ref'] | null; decisionNote: string; allowedActions: ('accept' | 'refuse' | 'approve' | 'decline' | 'withdraw')[]; version: number }
  SimilarCase: { id: string; number: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; status: 'registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened'; title: string; category: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; place: string; owner: Schemas['Ref']; registeredAt: string; urgedCount: number; why: 'same_unit' | 'same_place' | 'similar_words'; words: number }
  Site: { id: string; code: string; name: string; kind: 'residential' | 'office' | 'commercial' | 'sales_office'; timeZone: string; address: string; phone: string; version: number }
  SiteComparison: { asOf: string; sites: ({ id: string; name: string; code: string; kind: 'residential' | 'office' | 'commercial' | 'sales_office'; figures: Record<string, { value: number | null; unit: 'count' | 'percent' | 'area'; link: string }> })[] }
  SiteFacts: { siteId: string; siteName: string; projectKind: 'ordinary_residential' | 'high_end_residential' | 'old_estate' | 'office' | 'commercial' | 'sales_office' | null; housingCategory: 'commodity' | 'affordable' | 'reform' | 'collective' | 'low_rent' | 'high_end' | null; serviceGrade: number | null; negotiatedStandard: string; developer: string; builtInYear: number | null; landSquareMetres: number | null; greenPercent: number | null; grades: number[]; template: { code: 'grade_1' | 'grade_2' | 'grade_3' | 'negotiated' | 'office' | 'commercial' | 'sales_office'; measures: { topic: string; text: string }[] } | null; amenities: ({ id: string; name: string; kind: 'playground' | 'club' | 'fitness' | 'sports_court' | 'swimming_pool' | 'reading_room' | 'senior_room' | 'charging' | 'parcel_lockers' | 'kindergarten' | 'shop' | 'other'; state: 'open' | 'closed' | 'under_repair' })[]; mayChange: boolean; version: number }
  SiteProfile: { id: string; name: string; managedAreaM2: number | null; amenities: string[]; about: string; openedOn: string | null; managementStaff: { id: string; name: string; position: string; isOnShift: boolean; phone: string }[]; version: number }
  SiteScore: { customer: number | null; mystery: number | null; internal: number | null; total: number | null; isCapped: boolean; weights: { customer: number | null; mystery: number | null; internal: number | null }; voices: number }
  SiteTemplate: { id: string; name: string; siteKind: 'residential' | 'office' | 'commercial' | 'sales_office'; note: string; fromSite: Schemas['Ref'] | null; madeBy: string; madeAt: string; isActive: boolean; parts: ({ part: 'departments' | 'establishment' | 'zones' | 'documents' | 'hours'; count: number; names: string[] })[]; version: number }
  SixSArea: { id: string; siteId: string; name: string; owner: Schemas['Ref']; everyDays: number; isActive: boolean; last: { checkId: string; at: string; score: number | null } | null; previous: number | null; isDue: boolean; openActions: number; version: number }
  SlaReport: { asOf: string; items: Schemas['SlaReportRow'][]; pauses: { reason: string; metric: string; count: number; seconds: number }[] }
  SlaReportClock: { id: string; site: Schemas['Ref']; subject: { type: string; id: string; name: string }; metric: string; cycle: number; kind: string | null; urgency: string | null; grade: string | null; holder: Schemas['Ref'] | null; state: string; outcome: 'met' | 'breached' | 'open' | 'cancelled'; targetText: string; startedAt: string; dueAt: string | null; stoppedAt: string | null; consumedSeconds: number; wallSeconds: number | null; pausedSeconds: number; overrunSeconds: number; isMetByPause: boolean }
  SlaReportRow: { subjectType: string; metric: string; value: string | null; name: string | null; count: number; met: number; breached: number; open: number; cancelled: number; rate: number | null; p50Seconds: number | null; p90Seconds: number | null; p50WallSeconds: number | null; p90WallSeconds: number | null; paused: number; pausedSeconds: number; metByPause: number }
  SmsSettingsInput: { provider: 'aliyun'; signName: string; templates: ({ kind: '*' | string; code: string; params: string[] })[]; endpoint?: string; keyId: string } | { provider: 'tencent'; signName: string; templates: ({ kind: '*' | string; code: string; params: string[] })[]; endpoint?: string; keyId: string; appId: string; region?: string } | { provider: 'http'; signName: string; templates: ({ kind: '*' | string; code: string; params: string[] })[]; url: string; body: string; headerName?: string; successField?: string; successValue?: string; idField?: string }
  SmtpSettingsInput: { host: string; port: number; security: 'tls' | 'starttls' | 'none'; user: string; from: string; fromName: string; ca?: string }
  StaffingQuotas: { siteId: string; areaM2: number | null; visitorsPerDay: number | null; households: number | null; restHours: number; maxDaysInRow: number; maxWeekHours: number; cleaningSteps: { from: number; times: number }[]; version: number; items: ({ position: Schemas['Ref']; basis: 'area' | 'households' | 'traffic' | 'posts' | 'fixed' | null; per: number | null; atLeast: number; measure: number | null; computed: number | null; planned: number | null; actual: number; vacancy: number | null })[]; zones: ({ zone: Schemas['Ref']; visitorsPerDay: number | null; computed: number | null; timesByHand: number | null; times: number | null })[] }
  StaffPulse: { id: string; siteId: string; question: string; untilOn: string; isOpen: boolean; openedAt: string; openedBy: Schemas['Ref']; asked: number; answered: number; least: number; mood: number | null; spread: number[] | null; words: string[] | null }
  StaffTask: { id: string; siteId: string; number: string; kind: 'ad_hoc' | 'assist'; title: string; detail: string; askedBy: Schemas['Ref']; fromDepartment: Schemas['Ref'] | null; toDepartment: Schemas['Ref'] | null; doer: Schemas['Ref'] | null; case: { id: string; number: string } | null; opportunity: { id: string; number: string } | null; plan: { id: string; number: string; title: string } | null; dueAt: string; state: 'asked' | 'accepted' | 'done' | 'closed' | 'declined' | 'cancelled'; askedAt: string; acceptedAt: string | null; doneAt: string | null; outcome: string; rating: number | null; ratingNote: string; clock: Schemas['ClockBrief'] | null; allowedActions: ('accept' | 'finish' | 'decline' | 'cancel' | 'reopen' | 'close')[]; version: number }
  StandardItem: { id: string; text: string; dimension: string; method: 'meets' | 'score' | 'measure'; min: number | null; max: number | null; unit: string; weight: number; isRedLine: boolean; source: string }
  StandardItemInput: { id: string; text: string; dimension?: string; method?: 'meets' | 'score' | 'measure'; min?: number | null; max?: number | null; unit?: string; weight?: number; isRedLine?: boolean; source?: string }
  StepResultInput: { stepId: string; value: boolean | number | string | null; note?: string; photoIds?: string[] }
  Stewardship: { id: string; steward: Schemas['Ref']; backup: Schemas['Ref'] | null; from: string; until: string | null; note: string }
  StoreItem: { id: string; siteId: string; code: string; name: string; specification: string; unit: string; place: string; minimum: number; priceFen: number | null; onHand: number; backupSupplier: string; backupPhone: string; spare: string; contingency: string; isLow: boolean; isActive: boolean; updatedAt: string; version: number }
  StoreMovement: { id: string; item: Schemas['Ref']; unit: string; kind: 'receive' | 'issue' | 'give_back' | 'damage' | 'count'; quantity: number; after: number; at: string; by: string; workOrder: { id: string; number: string } | null; note: string; priceFen: number | null }
  Substitution: { id: string; absent: Schemas['Ref']; substitute: Schemas['Ref']; from: string; to: string; reason: string; endedAt: string | null; isNow: boolean }
  TalkMessage: { id: string; at: string; by: 'resident' | 'house'; name: string; text: string; files: Schemas['FileRef'][]; isMine: boolean; isRead: boolean }
  TaughtCase: { id: string; title: string; status: 'draft' | 'published' | 'withdrawn'; lesson: string; tags: string[] }
  Tenancy: { id: string; siteId: string; unit: Schemas['UnitRef']; tenant: { id: string; name: string; phones: string[] }; agentName: string; agentPhone: string; landlordContact: string; feePayer: 'owner' | 'tenant' | 'agent'; rentFen: number | null; residents: number | null; note: string; fromOn: string; untilOn: string; endedOn: string | null; state: 'coming' | 'running' | 'ending' | 'over' | 'ended'; daysLeft: number | null; tasks: Schemas['TenancyTask'][]; allowedActions: ('extend' | 'end')[]; version: number; updatedAt: string }
  TenancyTask: { id: string; task: 'identity' | 'residence_registration' | 'safety_notice' | 'safety_check' | 'before_end'; dueOn: string; doneOn: string | null; doneBy: string; note: string; isOverdue: boolean }
  ThankYou: { id: string; siteId: string; employee: Schemas['Ref']; thankedBy: 'resident' | 'colleague'; byName: string; words: string; opportunity: { id: string; number: string } | null; case: { id: string; number: string } | null; at: string }
  TimeLimits: { siteId: string; number: number; lines: ({ classCode: string; impact: 'safety' | 'severe' | 'noticeable' | 'slight'; hours: number; className: string })[]; numbers: { number: number; at: string; by: string; reason: string }[]; mayChange: boolean; version: number }
  TimelineEntry: { id: string; recordType: string; recordId: string; at: string; recordedAt: string; actor: { kind: 'staff' | 'resident' | 'system'; id: string | null; name: string }; action: string; fromStatus: string | null; toStatus: string | null; note: string | null; changes: { field: string; from: unknown; to: unknown }[]; files: Schemas['FileRef'][]; device: string | null; isVisibleToResident: boolean }
  TimeWindow: { from: string; to: string }
  TimeWindowInput: { from: string; to: string }
  Total: { count: number; exact: boolean }
  TrailCheck: { id: string; startedAt: string; finishedAt: string; askedBy: string; lines: number; seals: number; unsealed: number; findings: number; examples: ({ kind: 'changed' | 'deleted' | 'inserted' | 'moved' | 'seal' | 'tail' | 'heads'; log: 'timeline' | 'access'; site: Schemas['Ref'] | null; seq: number | null; seal: number | null; recordType: string | null; recordId: string | null; at: string | null; detail: string })[] }
  TrainingNeed: { id: string; siteId: string; topic: string; post: string; reason: string; sourceType: string; sourceId: string | null; sourceLabel: string; state: 'open' | 'planned' | 'met' | 'declined'; settledNote: string; settledAt: string | null; raisedBy: string; raisedAt: string; version: number }
  TrainingPlanLine: { id: string; siteId: string; year: number; quarter: number; kind: 'class' | 'drill' | 'seminar' | 'sharing'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; course: Schemas['Ref'] | null; zone: Schemas['Ref'] | null; dueOn: string; state: 'open' | 'planned' | 'done' | 'dropped'; session: { id: string; number: string; state: 'planned' | 'held' | 'closed' | 'cancelled' } | null; isLate: boolean; version: number }
  TrainingSession: { id: string; number: string; siteId: string; title: string; kind: 'class' | 'drill' | 'seminar' | 'sharing' | 'team_meeting'; state: 'planned' | 'held' | 'closed' | 'cancelled'; course: Schemas['Ref'] | null; startsAt: string; endsAt: string; place: string; trainer: string; costFen: number; signedIn: number; exam: { id: string; title: string; passRate: number | null; isOver: boolean } | null; zone: Schemas['Ref'] | null; teams: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; standard: Schemas['Ref'] | null; rating: number | null; isMine: boolean; haveSigned: boolean; version: number; summary: string; attendees: ({ employee: Schemas['Ref']; signedAt: string | null; signedBy: 'qr' | 'hand' | null; isPassed: boolean | null; rating: number | null; feedback: string })[]; needs: { id: string; topic: string; state: string }[]; allowedActions: ('hold' | 'examine' | 'close' | 'cancel')[]; mayKeep: boolean; mayGiveFeedback: boolean }
  TrainingSessionSummary: { id: string; number: string; siteId: string; title: string; kind: 'class' | 'drill' | 'seminar' | 'sharing' | 'team_meeting'; state: 'planned' | 'held' | 'closed' | 'cancelled'; course: Schemas['Ref'] | null; startsAt: string; endsAt: string; place: string; trainer: string; costFen: number; attendees: number; signedIn: number; exam: { id: string; title: string; passRate: number | null; isOver: boolean } | null; zone: Schemas['Ref'] | null; teams: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; standard: Schemas['Ref'] | null; rating: number | null; isMine: boolean; haveSigned: boolean; version: number }
  Transfer: { id: string; siteId: string; number: string; department: Schemas['Ref']; state: 'draft' | 'sent' | 'received' | 'refused'; documents: number; preparedBy: Schemas['Ref']; preparedAt: string; sentAt: string | null; receiver: Schemas['Ref'] | null; receivedAt: string | null; note: string; reason: string; version: number; items: ({ id: string; number: string; title: string; kind: string; documentOn: string | null })[]; signature: Schemas['FileRef'] | null; allowedActions: ('send' | 'receive' | 'refuse')[] }
  TransferPreview: { steps: Schemas['TransferStep'][]; refusals: { by: string; reason: string }[]; basis: string }
  TransferStep: { what: 'end' | 'start' | 'close_file' | 'open_file' | 'pays' | 'settle' | 'chronicle'; text: string; person: string | null; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer' | null; on: string | null }
  TransferSummary: { id: string; siteId: string; number: string; department: Schemas['Ref']; state: 'draft' | 'sent' | 'received' | 'refused'; documents: number; preparedBy: Schemas['Ref']; preparedAt: string; sentAt: string | null; receiver: Schemas['Ref'] | null; receivedAt: string | null; note: string; reason: string; version: number }
  TreeAdoption: { id: string; siteId: string; treeCode: string; species: string; place: string; person: Schemas['Ref'] | null; adopter: string; fromOn: string; untilOn: string; endedOn: string | null; plaque: string; note: string; state: 'coming' | 'active' | 'over'; allowedActions: ('renew' | 'end')[]; version: number }
  Undertaking: { employee: Schemas['Ref']; position: string; version: number | null; signedAt: string | null; signedAs: string | null; isCurrent: boolean }
  Unit: { id: string; siteId: string; buildingId: string; entranceId: string | null; code: string; room: string; floor: number | null; use: 'residence' | 'shop' | 'office' | 'other'; state: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted'; layout: string; buildingArea: number | null; billingArea: number | null; indoorArea: number | null; orientation: string; handedOverOn: string | null; openCases: number; building: Schemas['Ref']; zone: Schemas['Ref'] | null; steward: Schemas['Ref'] | null; period: 'half_year' | 'two_years' | 'eight_years' | 'beyond' | 'unknown'; warranties: Schemas['Warranty'][]; rentFen: number | null; note: string; occupancies: Schemas['Occupancy'][]; version: number; updatedAt: string }
  UnitCheck: { id: string; number: number; task: Schemas['Ref']; kind: 'renovation' | 'vacant_units'; checklist: string; at: string; by: Schemas['Ref']; result: 'fine' | 'bad' | 'skipped'; findings: number }
  UnitCoverage: { siteId: string; kind: 'vacant_units' | 'renovation'; month: string; due: number; checked: number; rate: number | null; unchecked: ({ unit: Schemas['Ref']; day: string | null; task: Schemas['Ref'] | null; why: 'open' | 'missed' | 'left_out' | 'round_skipped' | 'no_round'; reason: string })[]; left: ({ unit: Schemas['Ref']; task: string; at: string; state: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted' | null })[] }
  UnitPapers: { unit: Schemas['Ref']; state: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted'; required: Schemas['Ref'][]; missing: Schemas['Ref'][] }
  UnitRef: { id: string; code: string }
  UnitSummary: { id: string; siteId: string; buildingId: string; entranceId: string | null; code: string; room: string; floor: number | null; use: 'residence' | 'shop' | 'office' | 'other'; state: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted'; layout: string; buildingArea: number | null; billingArea: number | null; indoorArea: number | null; orientation: string; handedOverOn: string | null; owners: Schemas['Ref'][]; openCases: number }
  UnitUseRecords: { tenancies: Schemas['Tenancy'][]; entrustments: Schemas['Entrustment'][]; business: Schemas['BusinessChange'][]; meters: Schemas['Meter'][] }
  UnusualAccess: { id: string; siteId: string | null; at: string; act: 'view' | 'unmask' | 'search' | 'print' | 'export' | 'disclose'; classes: ('id_number' | 'bank_account' | 'phone' | 'contact' | 'birthday' | 'document' | 'care' | 'archive')[]; purpose: 'check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit'; reason: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; list: string | null; rows: number | null; recipient: string; record: { type: string; id: string } | null; actor: { id: string | null; name: string; position: string }; why: ('many' | 'outside_hours' | 'outside_zone')[]; inAnHour: number }
  Upload: { id: string; bytes: number; received: number; expiresAt: string | null; file: Schemas['FileRef'] | null }
  Vaccination: { id: string; vaccine: string; givenOn: string; dueOn: string | null; isLast: boolean }
  Vehicle: { id: string; siteId: string; plate: string; plateShown: string; plateKind: 'ordinary' | 'new_energy' | 'trailer' | 'learner' | 'police' | 'hk_macau' | 'embassy' | 'military' | 'emergency'; type: 'car' | 'van' | 'truck' | 'motorcycle' | 'other'; brand: string; colour: string; person: { id: string; name: string; phones: string[] } | null; unit: Schemas['UnitRef'] | null; spaces: Schemas['UnitRef'][]; note: string; registeredOn: string; endedOn: string | null; allowedActions: 'end'[]; version: number; updatedAt: string }
  Violation: { id: string; siteId: string; number: string; source: 'patrol' | 'owner_report' | 'renovation_check' | 'gate'; unit: { id: string; code: string } | null; place: string; party: string; description: string; foundAt: string; foundBy: Schemas['Ref'] | null; reporter: { name: string; contact: string } | null; state: 'reported' | 'verified' | 'dismissed' | 'notice_issued' | 'rectifying' | 'rectified' | 'refused' | 'escalated' | 'reported_to_authority' | 'closed'; type: { id: string; name: string; nature: 'building' | 'renovation' | 'fire_safety' | 'parking' | 'public_area' | 'illegal_use' | 'noise' | 'pets' | 'other'; basis: string } | null; degree: 'light' | 'general' | 'serious' | null; verifiedAt: string | null; owner: Schemas['Ref'] | null; handler: Schemas['Ref'] | null; finding: Schemas['Ref'] | null; papers: ({ id: string; kind: 'notice' | 'letter'; round: number; number: string; addressee: string; words: string; basis: string; dueOn: string; issuedAt: string; issuedBy: Schemas['Ref']; delivered: { at: string; by: Schemas['Ref']; way: 'in_person' | 'left_at_door' | 'by_post' | 'electronic' | 'signature_refused'; receivedBy: string; signatureId: string | null; witness: string } | null; ended: { at: string; by: Schemas['Ref']; result: 'settled' | 'not_settled' | 'answered'; note: string; answerNumber: string } | null })[]; dueOn: string | null; isOverdue: boolean; repeats: number; closedAt: string | null; outcome: string; photos: { purpose: string; file: Schemas['FileRef'] }[]; allowedActions: ('verify' | 'stop' | 'issue_notice' | 'deliver' | 'recheck' | 'refuse' | 'escalate' | 'report_authority' | 'follow_up' | 'answer' | 'assign' | 'close' | 'dismiss')[]; version: number }
  ViolationFigures: { from: string; to: string; count: number; dismissed: number; closed: number; closureRate: number | null; notices: number; reported: number; overdue: number; byNature: { key: string; count: number }[]; byDegree: { key: string; count: number }[]; bySource: { key: string; count: number }[]; repeatUnits: { unit: { id: string; code: string }; count: number }[] }
  ViolationType: { id: string; siteId: string; name: string; nature: 'building' | 'renovation' | 'fire_safety' | 'parking' | 'public_area' | 'illegal_use' | 'noise' | 'pets' | 'other'; basis: string; isActive: boolean; version: number }
  Visit: { id: string; siteId: string; ticket: string; day: string; status: 'waiting' | 'serving' | 'finished' | 'left'; name: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; phone: string; people: number; need: string; category: Schemas['Ref'] | null; isAppointed: boolean; arrivedAt: string; receivedBy: Schemas['Ref']; servedAt: string | null; servedBy: Schemas['Ref'] | null; endedAt: string | null; waitedSeconds: number | null; rating: number | null; conforms: boolean | null; clock: Schemas['ClockBrief'] | null; version: number }
  VisitAppointment: { id: string; siteId: string; status: 'planned' | 'arrived' | 'missed' | 'cancelled'; name: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; phone: string; people: number; purpose: string; place: string; from: string; to: string; host: Schemas['Ref']; preparation: ({ code: 'need_understood' | 'time_confirmed' | 'place_ready'; at: string | null; by: string })[]; note: string; visitId: string | null; isLate: boolean; allowedActions: ('prepare' | 'arrive' | 'miss' | 'cancel')[]; version: number }
  VisitDetail: { id: string; siteId: string; ticket: string; day: string; status: 'waiting' | 'serving' | 'finished' | 'left'; name: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; phone: string; people: number; need: string; category: Schemas['Ref'] | null; isAppointed: boolean; arrivedAt: string; receivedBy: Schemas['Ref']; servedAt: string | null; servedBy: Schemas['Ref'] | null; endedAt: string | null; waitedSeconds: number | null; rating: number | null; conforms: boolean | null; clock: Schemas['ClockBrief'] | null; version: number; appointmentId: string | null; complaintAt: string | null; feedbackAt: string | null; noRatingReason: string; comment: string; leftReason: string; steps: Schemas['VisitStep'][]; clocks: Schemas['Clock'][]; links: ({ kind: 'contact' | 'comment'; at: string; case: { id: string; number: string; title: string; status: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service' } | null; contactId: string | null; answer: string })[]; allowedActions: ('serve' | 'note_need' | 'tick' | 'finish' | 'leave')[] }
  VisitStep: { code: string; phase: 'before' | 'during' | 'after'; name: string; isMandatory: boolean; isForProblems: boolean; dueAt: string | null; doneAt: string | null; doneBy: Schemas['Ref'] | null; note: string }
  Warranty: { part: 'waterproofing' | 'heating' | 'installations' | 'decoration'; until: string | null; daysLeft: number | null; state: 'running' | 'ending' | 'over' | 'seasons' }
  WasteCollection: { id: string; siteId: string; station: Schemas['Ref']; day: string; slot: string | null; at: string; isLate: boolean; by: Schemas['Ref']; contractor: string; loads: ({ class: 'recyclable' | 'hazardous' | 'kitchen' | 'other' | 'bulky' | 'construction'; bins: number | null; kilograms: number | null })[]; isSorted: boolean; isOverflowing: boolean; smells: boolean; finding: Schemas['Ref'] | null; note: string; photos: Schemas['FileRef'][]; version: number }
  WasteSlot: { station: Schemas['Ref']; day: string; slot: string; from: string; until: string; state: 'waiting' | 'open' | 'done' | 'late' | 'missed'; collection: { id: string; at: string; by: string } | null }
  WasteStation: { id: string; siteId: string; code: string; name: string; area: Schemas['Ref'] | null; classes: ('recyclable' | 'hazardous' | 'kitchen' | 'other' | 'bulky' | 'construction')[]; contractor: string; slots: string[]; graceMinutes: number; isActive: boolean; floor: { perDay: number; grade: number } | null; isBelowFloor: boolean; version: number }
  WebhookDelivery: { id: string; endpoint: { id: string; name: string }; type: 'case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test'; state: 'waiting' | 'sending' | 'delivered' | 'failed'; attempts: number; lastStatus: number | null; lastFailure: string | null; at: string; dueAt: string | null; deliveredAt: string | null; allowedActions: 'replay'[] }
  WebhookDeliveryDetail: { id: string; endpoint: { id: string; name: string }; type: 'case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test'; state: 'waiting' | 'sending' | 'delivered' | 'failed'; attempts: number; lastStatus: number | null; lastFailure: string | null; at: string; dueAt: string | null; deliveredAt: string | null; allowedActions: 'replay'[]; url: string; body: string; log: ({ id: string; at: string; milliseconds: number; status: number | null; failure: string | null; requestHeaders: Record<string, string>; responseHeaders: Record<string, string> | null; responseBody: string | null; isTruncated: boolean })[] }
  WebhookEndpoint: { id: string; name: string; url: string; events: ('case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test')[]; siteId: string | null; hasPersonalData: boolean; isActive: boolean; disabledReason: 'by_hand' | 'gone' | 'failing' | null; failingSince: string | null; secretCount: number; version: number; createdAt: string; lately: { delivered: number; waiting: number; failed: number } }
  WorkflowStep: { name: string; detail: string; post: 'first_contact' | 'owner' | 'department' | 'supervisor' | 'site_manager' | 'head_office'; withinMinutes: number | null }
  WorkflowStepInput: { name: string; detail?: string; post: 'first_contact' | 'owner' | 'department' | 'supervisor' | 'site_manager' | 'head_office'; withinMinutes: number | null }
  WorkNeeds: { skill: string | null; certificate: string | null }
  WorkOrder: { id: string; number: string; siteId: string; kind: 'repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on'; status: 'open' | 'assigned' | 'accepted' | 'arrived' | 'working' | 'suspended' | 'done' | 'verified' | 'closed' | 'cancelled'; urgency: 'normal' | 'urgent' | 'emergency'; title: string; unit: Schemas['Ref'] | null; place: string; category: Schemas['Ref'] | null; case: { id: string; number: string } | null; worker: Schemas['Ref'] | null; isInPool: boolean; raisedAt: string; appointmentFrom: string | null; appointmentTo: string | null; reworkOf: { id: string; number: string } | null; updatedAt: string; doneAt: string | null; clock: Schemas['ClockBrief'] | null; version: number; symptom: string; placeKind: 'unit' | 'public_area' | 'facility' | 'parking'; safetyNote: string; contactName: string; contactPhone: string; raisedBy: Schemas['Ref']; suspendReason: 'owner_absent' | 'owner_decision' | 'parts' | 'third_party' | 'fund_vote' | 'weather' | 'access_refused' | 'appointment' | null; suspendUntil: string | null; waitObjection: string | null; arrivedAt: string | null; arrivalPosition: { latitude: number; longitude: number; accuracyMetres: number } | null; fivePieces: ('shoe_covers' | 'cloth' | 'brush' | 'mat' | 'dust_shovel')[]; result: string; labourMinutes: number | null; materials: Schemas['WorkOrderMaterial'][]; materialCostFen: number | null; isPaid: boolean; freeReason: 'warranty' | 'goodwill' | 'contract' | null; quotedFen: number | null; priceFen: number | null; begunUnacceptedAt: string | null; openQuote: { id: string; number: string; totalFen: number; validUntil: string } | null; signature: { by: string; at: string; file: Schemas['FileRef'] } | null; warrantyUntil: string | null; notReworkReason: string; labour: ({ employee: Schemas['Ref']; minutes: number | null })[]; readings: ({ meter: 'water' | 'electricity'; value: number; photo: Schemas['FileRef']; readAt: string })[]; photosBefore: Schemas['FileRef'][]; photosAfter: Schemas['FileRef'][]; files: Schemas['FileRef'][]; verifiedBy: Schemas['Ref'] | null; verifyNote: string; isPassed: boolean | null; zone: Schemas['Ref'] | null; needs: Schemas['WorkNeeds']; isKeptAsNote: boolean; reworks: { id: string; number: string }[]; clocks: Schemas['Clock'][]; allowedActions: ('assign' | 'offer' | 'grab' | 'accept' | 'decline' | 'transfer' | 'arrive' | 'start' | 'suspend' | 'resume' | 'done' | 'verify' | 'rework' | 'close' | 'cancel' | 'prolong' | 'appoint' | 'sign')[]; proposal: Schemas['OpenProposal'] | null }
  WorkOrderMaterial: { itemId: string | null; name: string; quantity: string; unit: string; priceFen: number | null }
  WorkOrderSummary: { id: string; number: string; siteId: string; kind: 'repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on'; status: 'open' | 'assigned' | 'accepted' | 'arrived' | 'working' | 'suspended' | 'done' | 'verified' | 'closed' | 'cancelled'; urgency: 'normal' | 'urgent' | 'emergency'; title: string; unit: Schemas['Ref'] | null; place: string; category: Schemas['Ref'] | null; case: { id: string; number: string } | null; worker: Schemas['Ref'] | null; isInPool: boolean; raisedAt: string; appointmentFrom: string | null; appointmentTo: string | null; reworkOf: { id: string; number: string } | null; updatedAt: string; doneAt: string | null; clock: Schemas['ClockBrief'] | null; version: number }
  Zone: { id: string; siteId: string; name: string; steward: Schemas['Ref'] | null }
  ZoneStandards: { siteId: string; month: string; standards: ({ key: 'lamps' | 'intact' | 'passed' | 'timely' | 'system'; good: number; of: number; rate: number | null; target: number; isMet: boolean | null })[]; checks: ({ key: 'documents' | 'audit' | 'corrective'; good: number; of: number; isMet: boolean | null })[]; items: ({ zoneId: string; name: string; steward: string; standards: ({ key: 'lamps' | 'intact' | 'passed' | 'timely' | 'system'; good: number; of: number; rate: number | null; target: number; isMet: boolean | null })[]; score: number | null; met: number; known: number; rank: number | null; isOwn: boolean })[]; zones: number; ranked: number; praised: number; isWhole: boolean; closed: { number: number; at: string; by: string; reason: string } | null; versions: { number: number; at: string; by: string; reason: string }[]; allowedActions: 'recount'[] }
}

/** Every operation: what it takes and what it answers. */
export interface Operations {
  /** Say whether the work is paid, and if not why */
  'aftercare.changeCharge': { request: { params: { id: string }; query: object; body: { version?: number; isPaid: boolean; freeReason?: 'warranty' | 'goodwill' | 'contract' | null; note?: string } }; response: Schemas['WorkOrder'] }
  /** Rename, another rate, other workers; finished orders keep their rates */
  'aftercare.changeLabourGrade': { request: { params: { id: string }; query: object; body: { version: number; name?: string; fenPerHour?: number; workerIds?: string[] } }; response: Schemas['LabourGrade'] }
  /** Write down what a look at the finished work found */
  'aftercare.checkQuality': { request: { params: { id: string }; query: object; body: { action: 'check'; version?: number; isGood: boolean; note?: string } }; response: Schemas['QualityTracking'] }
  /** Who may work on orders of a site, by name */
  'aftercare.colleaguesAtWork': { request: { params: object; query: { siteId: string; fields?: ('id' | 'name')[] } }; response: { items: Schemas['Ref'][] } }
  /** New grade */
  'aftercare.createLabourGrade': { request: { params: object; query: object; body: { name: string; fenPerHour: number; workerIds?: string[]; id?: string } }; response: Schemas['LabourGrade'] }
  /** Grades of workers with their hourly rates */
  'aftercare.listLabourGrades': { request: { params: object; query: { fields?: ('id' | 'name' | 'fenPerHour' | 'workers' | 'version')[] } }; response: { items: Schemas['LabourGrade'][] } }
  /** 《质量跟踪记录》 as XLSX or CSV */
  'aftercare.exportQualityTracking': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('planned' | 'good' | 'bad' | 'unplanned')[]; reason?: ('rework' | 'sample' | 'none')[]; overdue?: boolean; from?: string; to?: string; workOrderId?: string } } }; response: Blob }
  /** Finished repairs and what became of them, newest first */
  'aftercare.listQualityTracking': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('planned' | 'good' | 'bad' | 'unplanned')[]; reason?: ('rework' | 'sample' | 'none')[]; overdue?: boolean; from?: string; to?: string; workOrderId?: string }; fields?: ('id' | 'workOrder' | 'title' | 'unit' | 'place' | 'worker' | 'doneAt' | 'reason' | 'state' | 'dueOn' | 'isOverdue' | 'checkedAt' | 'checkedBy' | 'note' | 'version')[] } }; response: { items: Schemas['QualityTracking'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** What an order costs; a part that is unknown is null */
  'aftercare.orderCost': { request: { params: { id: string }; query: object }; response: Schemas['OrderCost'] }
  /** Whether a new order would be a rework */
  'aftercare.reworkCandidate': { request: { params: object; query: { siteId: string; unitId: string; categoryId: string } }; response: { candidate: Schemas['ReworkCandidate'] | null } }
  /** What others were paid for an order */
  'aftercare.setOutsideCost': { request: { params: { id: string }; query: object; body: { version?: number; outsideCostFen: number | null; note?: string } }; response: Schemas['WorkOrder'] }
  /** Cases and complaints of a period: causes, places, trend, repeats, phases; every figure opens to its records */
  'analysis.caseAnalysis': { request: { params: object; query: { siteId: string; from: string; to: string; filter?: { kind?: ('enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service')[]; grade?: ('ordinary' | 'complex' | 'major')[]; channel?: ('phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral')[]; matterId?: string; categoryId?: string; buildingId?: string; zoneId?: string; unitId?: string; departmentId?: string; cause?: string; phase?: 'half_year' | 'two_years' | 'eight_years' | 'beyond' | 'unknown'; weekday?: number; repeat?: boolean; recovered?: boolean; late?: boolean }; by?: 'matter' | 'category' | 'cause' | 'building' | 'zone' | 'department' | 'channel' | 'weekday'; step?: 'day' | 'week' | 'month' } }; response: Schemas['CaseAnalysis'] }
  /** The cases behind a figure */
  'analysis.caseAnalysisRows': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; from: string; to: string; filter?: { kind?: ('enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service')[]; grade?: ('ordinary' | 'complex' | 'major')[]; channel?: ('phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral')[]; matterId?: string; categoryId?: string; buildingId?: string; zoneId?: string; unitId?: string; departmentId?: string; cause?: string; phase?: 'half_year' | 'two_years' | 'eight_years' | 'beyond' | 'unknown'; weekday?: number; repeat?: boolean; recovered?: boolean; late?: boolean }; fields?: ('id' | 'number' | 'siteId' | 'kind' | 'status' | 'urgency' | 'grade' | 'title' | 'category' | 'unit' | 'place' | 'person' | 'channel' | 'firstContactBy' | 'owner' | 'department' | 'registeredAt' | 'updatedAt' | 'closedAt' | 'cycle' | 'score' | 'urgedCount' | 'workOrders' | 'asksSince' | 'clock' | 'version')[] } }; response: { items: Schemas['CaseSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** By which ways residents came, month by month, and which share of it was digital */
  'analysis.digitalIntake': { request: { params: object; query: { siteId: string; from: string; to: string; kind?: ('enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service')[] } }; response: Schemas['DigitalIntake'] }
  /** The analysis with its cases as XLSX */
  'analysis.exportCaseAnalysis': { request: { params: object; query: { siteId: string; from: string; to: string; filter?: { kind?: ('enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service')[]; grade?: ('ordinary' | 'complex' | 'major')[]; channel?: ('phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral')[]; matterId?: string; categoryId?: string; buildingId?: string; zoneId?: string; unitId?: string; departmentId?: string; cause?: string; phase?: 'half_year' | 'two_years' | 'eight_years' | 'beyond' | 'unknown'; weekday?: number; repeat?: boolean; recovered?: boolean; late?: boolean }; by?: 'matter' | 'category' | 'cause' | 'building' | 'zone' | 'department' | 'channel' | 'weekday'; step?: 'day' | 'week' | 'month' } }; response: Blob }
  /** The ways of residents as XLSX or CSV */
  'analysis.exportDigitalIntake': { request: { params: object; query: { siteId: string; from: string; to: string; kind?: ('enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service')[]; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The analysis with its orders as XLSX */
  'analysis.exportOrderAnalysis': { request: { params: object; query: { siteId: string; from: string; to: string; filter?: { kind?: ('repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on')[]; categoryId?: string; buildingId?: string; zoneId?: string; unitId?: string; workerId?: string; age?: 'day' | 'three_days' | 'week' | 'month' | 'older'; home?: boolean; facility?: boolean; done?: boolean; rework?: boolean; reworked?: boolean; firstTime?: boolean; failed?: boolean; passed?: boolean; onTime?: boolean }; step?: 'day' | 'week' | 'month' } }; response: Blob }
  /** The ranking of zones as XLSX or CSV */
  'analysis.exportZoneRanking': { request: { params: object; query: { siteId: string; month: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Work orders of a period: times, rework, first-time fix, workers, age, materials; every figure opens to its records */
  'analysis.orderAnalysis': { request: { params: object; query: { siteId: string; from: string; to: string; filter?: { kind?: ('repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on')[]; categoryId?: string; buildingId?: string; zoneId?: string; unitId?: string; workerId?: string; age?: 'day' | 'three_days' | 'week' | 'month' | 'older'; home?: boolean; facility?: boolean; done?: boolean; rework?: boolean; reworked?: boolean; firstTime?: boolean; failed?: boolean; passed?: boolean; onTime?: boolean }; step?: 'day' | 'week' | 'month' } }; response: Schemas['OrderAnalysis'] }
  /** The work orders behind a figure */
  'analysis.orderAnalysisRows': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; from: string; to: string; filter?: { kind?: ('repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on')[]; categoryId?: string; buildingId?: string; zoneId?: string; unitId?: string; workerId?: string; age?: 'day' | 'three_days' | 'week' | 'month' | 'older'; home?: boolean; facility?: boolean; done?: boolean; rework?: boolean; reworked?: boolean; firstTime?: boolean; failed?: boolean; passed?: boolean; onTime?: boolean }; fields?: ('id' | 'number' | 'siteId' | 'kind' | 'status' | 'urgency' | 'title' | 'unit' | 'place' | 'category' | 'case' | 'worker' | 'isInPool' | 'raisedAt' | 'appointmentFrom' | 'appointmentTo' | 'reworkOf' | 'updatedAt' | 'doneAt' | 'clock' | 'version')[] } }; response: { items: Schemas['WorkOrderSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Zones ranked for a month by promptness, rework and complaints about public places */
  'analysis.zoneRanking': { request: { params: object; query: { siteId: string; month: string; fields?: ('zoneId' | 'name' | 'households' | 'orders' | 'onTime' | 'rework' | 'complaints' | 'complaintsPerHundred' | 'cleaning' | 'score' | 'rank')[] } }; response: { items: ({ zoneId: string; name: string; households: number; orders: number; onTime: { count: number; of: number; rate: number | null }; rework: { count: number; of: number; rate: number | null }; complaints: number; complaintsPerHundred: number | null; cleaning: number | null; score: number | null; rank: number | null })[] } }
  /** The tree of a site: buildings and entrances with their number of units */
  'archives.archiveTree': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'code' | 'name' | 'zone' | 'entrances' | 'units')[] } }; response: { items: Schemas['Building'][] } }
  /** New building with its entrances */
  'archives.createBuilding': { request: { params: object; query: object; body: { siteId: string; code: string; name: string; zoneId?: string | null; entrances?: ({ code: string; floors?: number | null; hasElevator?: boolean | null })[] } }; response: Schemas['Building'] }
  /** Change facts of a person */
  'archives.changePerson': { request: { params: { id: string }; query: object; body: { version: number; name?: string; sex?: 'male' | 'female' | 'unknown'; phones?: { number: string; label?: string }[]; email?: '' | string; idKind?: 'id_card' | 'passport' | 'hk_macau_permit' | 'taiwan_permit' | 'uscc' | 'other' | null; idNumber?: string | null; birthday?: string | null; workplace?: string; emergencyContact?: string; contactPerson?: string; tags?: string[]; note?: string; consent?: { channel: 'in_person' | 'phone' | 'paper' | 'app' | 'message'; note?: string } } }; response: Schemas['Person'] }
  /** One person */
  'archives.getPerson': { request: { params: { id: string }; query: object }; response: Schemas['Person'] }
  /** Change facts of a unit */
  'archives.changeUnit': { request: { params: { id: string }; query: object; body: { version: number; floor?: number | null; use?: 'residence' | 'shop' | 'office' | 'other'; layout?: string; buildingArea?: number | null; billingArea?: number | null; indoorArea?: number | null; orientation?: string; state?: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted'; handedOverOn?: string | null; note?: string } }; response: Schemas['Unit'] }
  /** One unit with its people, now and before */
  'archives.getUnit': { request: { params: { id: string }; query: object }; response: Schemas['Unit'] }
  /** New person */
  'archives.createPerson': { request: { params: object; query: object; body: { name: string; kind?: 'person' | 'company'; sex?: 'male' | 'female' | 'unknown'; phones?: { number: string; label?: string }[]; email?: '' | string; idKind?: 'id_card' | 'passport' | 'hk_macau_permit' | 'taiwan_permit' | 'uscc' | 'other' | null; idNumber?: string | null; birthday?: string | null; workplace?: string; emergencyContact?: string; contactPerson?: string; tags?: string[]; note?: string; siteId: string; consent?: { channel: 'in_person' | 'phone' | 'paper' | 'app' | 'message'; note?: string } } }; response: Schemas['Person'] }
  /** People of a site */
  'archives.listPersons': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { role?: ('owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer')[]; kind?: 'person' | 'company'; q?: string; current?: boolean }; fields?: ('id' | 'name' | 'kind' | 'sex' | 'phones' | 'units')[] } }; response: { items: Schemas['PersonSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New unit */
  'archives.createUnit': { request: { params: object; query: object; body: { floor?: number | null; use?: 'residence' | 'shop' | 'office' | 'other'; layout?: string; buildingArea?: number | null; billingArea?: number | null; indoorArea?: number | null; orientation?: string; state?: 'not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted'; handedOverOn?: string | null; rentFen?: number | null; siteId: string; buildingId: string; entranceId?: string | null; room: string; note?: string } }; response: Schemas['Unit'] }
  /** Units of a site */
  'archives.listUnits': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; sort?: 'code' | '-code'; filter?: { buildingId?: string; entranceId?: string; state?: ('not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted')[]; use?: ('residence' | 'shop' | 'office' | 'other')[]; warrantyEnding?: ('waterproofing' | 'heating' | 'installations' | 'decoration')[]; q?: string }; fields?: ('id' | 'siteId' | 'buildingId' | 'entranceId' | 'code' | 'room' | 'floor' | 'use' | 'state' | 'layout' | 'buildingArea' | 'billingArea' | 'indoorArea' | 'orientation' | 'handedOverOn' | 'owners' | 'openCases')[] } }; response: { items: Schemas['UnitSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** A person moves out */
  'archives.endOccupancy': { request: { params: { id: string }; query: object; body: { action: 'end'; untilOn: string } }; response: Schemas['Occupancy'] }
  /** Buildings of a site as XLSX or CSV, a line for each entrance */
  'archives.exportBuildings': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** People of a site as XLSX or CSV */
  'archives.exportPersons': { request: { params: object; query: { siteId: string; filter?: { role?: ('owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer')[]; kind?: 'person' | 'company'; q?: string; current?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Units of a site as XLSX or CSV */
  'archives.exportUnits': { request: { params: object; query: { siteId: string; sort?: 'code' | '-code'; filter?: { buildingId?: string; entranceId?: string; state?: ('not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted')[]; use?: ('residence' | 'shop' | 'office' | 'other')[]; warrantyEnding?: ('waterproofing' | 'heating' | 'installations' | 'decoration')[]; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** What happened to a person file */
  'archives.personTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** One box: name, pinyin initials, phone tail, room in any spelling, case number */
  'archives.search': { request: { params: object; query: { q: string; siteId?: string; limit?: number } }; response: { hits: Schemas['SearchHit'][]; tookMs: number } }
  /** A person moves in: owner, tenant, family … */
  'archives.startOccupancy': { request: { params: object; query: object; body: { unitId: string; personId: string; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer'; fromOn?: string | null; untilOn?: string | null; isBillPayer?: boolean; consent?: { channel: 'in_person' | 'phone' | 'paper' | 'app' | 'message'; note?: string } } }; response: Schemas['Occupancy'] }
  /** What happened to a unit */
  'archives.unitTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Issue, renew, report lost, cancel */
  'belongings.actOnCard': { request: { params: { id: string }; query: object; body: { action: 'issue'; version?: number; number: string; validUntil: string | null } | { action: 'renew'; version?: number; validUntil: string | null } | { action: 'report_lost' | 'cancel'; version?: number; note?: string } }; response: Schemas['AccessCard'] }
  /** The pet is no longer here */
  'belongings.actOnPet': { request: { params: { id: string }; query: object; body: { action: 'end'; version?: number; note?: string } }; response: Schemas['Pet'] }
  /** Lease, end the lease, sell, take back, reserve, open to visitors, release */
  'belongings.actOnSpace': { request: { params: { id: string }; query: object; body: { action: 'lease'; version?: number; leaseId?: string; personId: string; unitId?: string | null; fromOn: string; untilOn?: string | null; rentFen?: number | null } | { action: 'end_lease'; version?: number; on: string; note?: string } | { action: 'sell'; version?: number; personId: string; unitId?: string | null; note?: string } | { action: 'take_back' | 'reserve' | 'open_to_visitors' | 'release'; version?: number; note?: string } }; response: Schemas['ParkingSpace'] }
  /** The vehicle has left */
  'belongings.actOnVehicle': { request: { params: { id: string }; query: object; body: { action: 'end'; version?: number; note?: string } }; response: Schemas['Vehicle'] }
  /** A household applies for a card */
  'belongings.applyForCard': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'resident' | 'vehicle'; personId: string; unitId: string; vehicleId?: string | null; note?: string } }; response: Schemas['AccessCard'] }
  /** Cards of a site, newest first */
  'belongings.listCards': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; kind?: ('resident' | 'vehicle')[]; state?: ('applied' | 'issued' | 'expiring' | 'expired' | 'lost' | 'cancelled')[]; unitId?: string; personId?: string }; fields?: ('id' | 'siteId' | 'kind' | 'number' | 'state' | 'person' | 'unit' | 'vehicle' | 'appliedAt' | 'issuedOn' | 'validUntil' | 'endNote' | 'note' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['AccessCard'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Change a pet */
  'belongings.changePet': { request: { params: { id: string }; query: object; body: { name?: string; species?: 'dog' | 'cat' | 'bird' | 'other'; breed?: string; colour?: string; sex?: 'male' | 'female' | 'unknown'; bornOn?: string | null; personId?: string; unitId?: string; licenceNumber?: string; licenceUntil?: string | null; note?: string; version: number } }; response: Schemas['Pet'] }
  /** One pet with its vaccinations */
  'belongings.getPet': { request: { params: { id: string }; query: object }; response: Schemas['Pet'] }
  /** Change facts of a space; its state changes by acts */
  'belongings.changeSpace': { request: { params: { id: string }; query: object; body: { code?: string; kind?: 'underground' | 'surface' | 'mechanical' | 'garage'; lot?: string; place?: string; squareMetres?: number | null; note?: string; version: number } }; response: Schemas['ParkingSpace'] }
  /** One parking space */
  'belongings.getSpace': { request: { params: { id: string }; query: object }; response: Schemas['ParkingSpace'] }
  /** Change a vehicle */
  'belongings.changeVehicle': { request: { params: { id: string }; query: object; body: { plate?: string; type?: 'car' | 'van' | 'truck' | 'motorcycle' | 'other'; brand?: string; colour?: string; personId?: string | null; unitId?: string | null; spaceIds?: string[]; note?: string; version: number } }; response: Schemas['Vehicle'] }
  /** One vehicle */
  'belongings.getVehicle': { request: { params: { id: string }; query: object }; response: Schemas['Vehicle'] }
  /** Register a pet */
  'belongings.createPet': { request: { params: object; query: object; body: { name: string; species: 'dog' | 'cat' | 'bird' | 'other'; breed?: string; colour?: string; sex?: 'male' | 'female' | 'unknown'; bornOn?: string | null; personId: string; unitId: string; licenceNumber?: string; licenceUntil?: string | null; note?: string; id?: string; siteId: string } }; response: Schemas['Pet'] }
  /** Pets of a site */
  'belongings.listPets': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; species?: ('dog' | 'cat' | 'bird' | 'other')[]; unitId?: string; personId?: string; dueBy?: string; current?: boolean }; fields?: ('id' | 'siteId' | 'name' | 'species' | 'breed' | 'colour' | 'sex' | 'bornOn' | 'person' | 'unit' | 'licenceNumber' | 'licenceUntil' | 'note' | 'endedOn' | 'vaccinations' | 'nextDueOn' | 'isOverdue' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Pet'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New parking space */
  'belongings.createSpace': { request: { params: object; query: object; body: { code: string; kind: 'underground' | 'surface' | 'mechanical' | 'garage'; lot?: string; place?: string; squareMetres?: number | null; note?: string; id?: string; siteId: string; state?: 'unsold' | 'visitor' | 'civil_defence' | 'reserved' } }; response: Schemas['ParkingSpace'] }
  /** Parking spaces of a site by code */
  'belongings.listSpaces': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; kind?: ('underground' | 'surface' | 'mechanical' | 'garage')[]; state?: ('unsold' | 'sold' | 'leased' | 'visitor' | 'civil_defence' | 'reserved')[]; unitId?: string }; fields?: ('id' | 'siteId' | 'code' | 'kind' | 'lot' | 'place' | 'squareMetres' | 'note' | 'state' | 'owner' | 'unit' | 'lease' | 'vehicles' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['ParkingSpace'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Register a vehicle; a plate is at a site once at a time */
  'belongings.createVehicle': { request: { params: object; query: object; body: { plate: string; type?: 'car' | 'van' | 'truck' | 'motorcycle' | 'other'; brand?: string; colour?: string; personId?: string | null; unitId?: string | null; spaceIds?: string[]; note?: string; id?: string; siteId: string } }; response: Schemas['Vehicle'] }
  /** Vehicles of a site by plate */
  'belongings.listVehicles': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; plateKind?: ('ordinary' | 'new_energy' | 'trailer' | 'learner' | 'police' | 'hk_macau' | 'embassy' | 'military' | 'emergency')[]; unitId?: string; personId?: string; current?: boolean }; fields?: ('id' | 'siteId' | 'plate' | 'plateShown' | 'plateKind' | 'type' | 'brand' | 'colour' | 'person' | 'unit' | 'spaces' | 'note' | 'registeredOn' | 'endedOn' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Vehicle'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Cards as XLSX or CSV */
  'belongings.exportCards': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('resident' | 'vehicle')[]; state?: ('applied' | 'issued' | 'expiring' | 'expired' | 'lost' | 'cancelled')[]; unitId?: string; personId?: string } } }; response: Blob }
  /** Pets as XLSX or CSV */
  'belongings.exportPets': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; species?: ('dog' | 'cat' | 'bird' | 'other')[]; unitId?: string; personId?: string; dueBy?: string; current?: boolean } } }; response: Blob }
  /** Parking spaces as XLSX or CSV */
  'belongings.exportSpaces': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('underground' | 'surface' | 'mechanical' | 'garage')[]; state?: ('unsold' | 'sold' | 'leased' | 'visitor' | 'civil_defence' | 'reserved')[]; unitId?: string } } }; response: Blob }
  /** Vehicles as XLSX or CSV */
  'belongings.exportVehicles': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; plateKind?: ('ordinary' | 'new_energy' | 'trailer' | 'learner' | 'police' | 'hk_macau' | 'embassy' | 'military' | 'emergency')[]; unitId?: string; personId?: string; current?: boolean } } }; response: Blob }
  /** One card */
  'belongings.getCard': { request: { params: { id: string }; query: object }; response: Schemas['AccessCard'] }
  /** Spaces, vehicles, cards and pets of a person */
  'belongings.personBelongings': { request: { params: { id: string }; query: object }; response: Schemas['Belongings'] }
  /** Spaces, vehicles, cards and pets of a unit */
  'belongings.unitBelongings': { request: { params: { id: string }; query: object }; response: Schemas['Belongings'] }
  /** A vaccination by its certificate */
  'belongings.vaccinatePet': { request: { params: { id: string }; query: object; body: { id?: string; vaccine: string; givenOn: string; dueOn?: string | null } }; response: Schemas['Pet'] }
  /** The same act on up to 200 records, each by itself; or only what would become of each */
  'bulk.actOnMany': { request: { params: object; query: object; body: { id: string; path: string; ids: string[]; body: Record<string, unknown>; isPreview?: boolean } }; response: { items: { id: string; code: string; title: string; detail: string }[]; done: number; refused: number } }
  /** Move a case along its life cycle */
  'cases.actOnCase': { request: { params: { id: string }; query: object; body: { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'classify'; categoryId: string; kind?: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; enquiryKindId?: string | null; urgency?: 'normal' | 'urgent' | 'emergency'; grade?: 'ordinary' | 'complex' | 'major'; departmentId?: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'grade'; grade: 'ordinary' | 'complex' | 'major'; majorReasons?: ('safety' | 'injury' | 'media' | 'authority' | 'group' | 'third_time')[] } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'forward'; departmentId: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'start' } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'wait'; reason: 'owner_absent' | 'owner_decision' | 'parts' | 'third_party' | 'fund_vote' | 'weather' | 'access_refused' | 'appointment'; until?: string | null } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'resume' } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'feedback'; text: string; channel?: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; nextReplyAt?: string | null } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'resolve'; result: string; cause?: string; articleId?: string | null } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'return_visit'; channel?: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; isReached: boolean; isSettled?: boolean | null; score?: number | null; attitude?: number | null; timeliness?: number | null; quality?: number | null; opinion?: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'confirm'; rating?: { score: number; isSettled: boolean; attitude?: number | null; timeliness?: number | null; quality?: number | null; opinion?: string } } | { version?: number; note?: string; fileIds?: string[]; at?: string; score: number; isSettled: boolean; attitude?: number | null; timeliness?: number | null; quality?: number | null; opinion?: string; action: 'rate' } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'close'; override?: string; extraMile?: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'invalidate'; explanation: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'cancel'; reason?: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'reopen'; reason: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'urge'; reason?: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'hand_over'; toEmployeeId: string; reason: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'link'; otherId: string; as: 'duplicate' | 'related' } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'prolong'; until: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'object'; reason: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'split'; newCaseId?: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; statement: string; title?: string; categoryId?: string | null } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'transfer'; toEmployeeId?: string | null; toDepartmentId?: string | null; reason: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'accept_transfer' } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'decline_transfer'; reason: string } | { version?: number; note?: string; fileIds?: string[]; at?: string; action: 'take_back' } }; response: Schemas['Case'] }
  /** The caller's card */
  'cases.callerCard': { request: { params: object; query: { unitId?: string; personId?: string } }; response: { unit: { id: string; siteId: string; code: string; building: string; state: string; buildingArea: number | null; steward: Schemas['Ref'] | null; handedOverOn: string | null; period: 'half_year' | 'two_years' | 'eight_years' | 'beyond' | 'unknown'; warranties: Schemas['Warranty'][] } | null; person: { id: string; name: string; phones: string[]; tags: string[]; note: string; sex: string } | null; people: { id: string; name: string; role: string; phones: string[] }[]; units: { id: string; siteId: string; code: string; role: string }[]; openCases: Schemas['CaseSummary'][]; recentCases: Schemas['CaseSummary'][]; lastContacts: Schemas['Contact'][]; prompts: ({ kind: string; text: string; act: string | null })[] } }
  /** All columns of the board of a site in one answer */
  'cases.caseBoard': { request: { params: object; query: { siteId: string; filter?: { kind?: ('enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service')[]; urgency?: ('normal' | 'urgent' | 'emergency')[]; grade?: ('ordinary' | 'complex' | 'major')[]; categoryId?: string; unitId?: string; buildingId?: string; personId?: string; ownerId?: string; firstContactById?: string; departmentId?: string; channel?: ('phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral')[]; mine?: boolean; overdue?: boolean; from?: string; to?: string; q?: string } } }; response: { columns: ({ key: 'registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened'; total: Schemas['Total']; items: Schemas['CaseSummary'][] })[] } }
  /** Its promises, with their history */
  'cases.caseClocks': { request: { params: { id: string }; query: { fields?: ('id' | 'subjectType' | 'subjectId' | 'metric' | 'cycle' | 'state' | 'outcome' | 'targetSeconds' | 'targetText' | 'consumedSeconds' | 'remainingSeconds' | 'startedAt' | 'dueAt' | 'stoppedAt' | 'breachedAt' | 'pauseReason' | 'pausedAt' | 'resumesAt' | 'opensAt' | 'isMetByPause' | 'acknowledged' | 'holder' | 'isProvisional' | 'calendar' | 'policy' | 'events' | 'pauses' | 'holders' | 'ahead')[] } }; response: { items: Schemas['Clock'][] } }
  /** Everything that happened */
  'cases.caseTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Write a note or a message */
  'cases.commentOnCase': { request: { params: { id: string }; query: object; body: { note: string; fileIds?: string[]; isVisibleToResident?: boolean } }; response: Schemas['TimelineEntry'] }
  /** Correct facts */
  'cases.changeCase': { request: { params: { id: string }; query: object; body: { version: number; title?: string; statement?: string; demand?: string; expectation?: string; place?: string; placeKind?: 'unit' | 'public_area' | 'facility' | 'parking'; unitId?: string | null; personId?: string | null; occurredAt?: string | null; personsInvolved?: string; wish?: 'be_heard' | 'be_respected' | 'be_compensated' | null; contactPhone?: string; promisedAt?: string | null; urgency?: 'normal' | 'urgent' | 'emergency'; addFileIds?: string[] } }; response: Schemas['Case'] }
  /** One case with everything on it */
  'cases.getCase': { request: { params: { id: string }; query: object }; response: Schemas['Case'] }
  /** Change a category */
  'cases.changeCategory': { request: { params: { id: string }; query: object; body: { version: number; name?: string; kind?: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service' | null; departmentCode?: string | null; urgency?: 'normal' | 'urgent' | 'emergency'; warrantyDays?: number | null; isActive?: boolean; sortOrder?: number; skill?: string | null; certificate?: string | null } }; response: Schemas['Category'] }
  /** Take a case: the contact and the case in one act */
  'cases.createCase': { request: { params: object; query: object; body: { kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; title?: string; statement: string; categoryId?: string | null; unitId?: string | null; personId?: string | null; placeKind?: 'unit' | 'public_area' | 'facility' | 'parking'; place?: string; urgency?: 'normal' | 'urgent' | 'emergency'; grade?: 'ordinary' | 'complex' | 'major' | null; demand?: string; expectation?: string; wish?: 'be_heard' | 'be_respected' | 'be_compensated' | null; occurredAt?: string | null; personsInvolved?: string; majorReasons?: ('safety' | 'injury' | 'media' | 'authority' | 'group' | 'third_time')[]; contactPhone?: string; promisedAt?: string | null; fileIds?: string[]; wishedWindows?: Schemas['TimeWindowInput'][]; enquiryKindId?: string | null; withSteward?: boolean; id?: string; siteId: string; channel?: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; arrivedAt?: string } }; response: Schemas['Case'] }
  /** Cases with filters, newest first */
  'cases.listCases': { request: { params: object; query: { limit?: number; cursor?: string; siteId?: string; sort?: '-registeredAt' | 'registeredAt' | 'dueAt'; total?: boolean; filter?: { status?: ('registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened')[]; kind?: ('enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service')[]; urgency?: ('normal' | 'urgent' | 'emergency')[]; grade?: ('ordinary' | 'complex' | 'major')[]; categoryId?: string; unitId?: string; buildingId?: string; personId?: string; ownerId?: string; firstContactById?: string; departmentId?: string; channel?: ('phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral')[]; mine?: boolean; open?: boolean; overdue?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'kind' | 'status' | 'urgency' | 'grade' | 'title' | 'category' | 'unit' | 'place' | 'person' | 'channel' | 'firstContactBy' | 'owner' | 'department' | 'registeredAt' | 'updatedAt' | 'closedAt' | 'cycle' | 'score' | 'urgedCount' | 'workOrders' | 'asksSince' | 'clock' | 'version')[] } }; response: { items: Schemas['CaseSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New category */
  'cases.createCategory': { request: { params: object; query: object; body: { parentId?: string | null; code: string; name: string; kind?: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service' | null; departmentCode?: string | null; urgency?: 'normal' | 'urgent' | 'emergency'; warrantyDays?: number | null; isActive?: boolean; sortOrder?: number; skill?: string | null; certificate?: string | null } }; response: Schemas['Category'] }
  /** The category tree, two levels */
  'cases.listCategories': { request: { params: object; query: { fields?: ('id' | 'parentId' | 'code' | 'name' | 'kind' | 'departmentCode' | 'urgency' | 'warrantyDays' | 'isActive' | 'sortOrder' | 'version' | 'skill' | 'certificate')[] } }; response: { items: Schemas['Category'][] } }
  /** One contact: opens a case, joins an open one, or is settled at once */
  'cases.createContact': { request: { params: object; query: object; body: { id?: string; siteId: string; channel?: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral'; arrivedAt?: string; personId?: string | null; unitId?: string | null; phone?: string; words: string; couldNotAnswer?: boolean; gapId?: string; outcome: { kind: 'settled'; answer: string; categoryId?: string | null; enquiryKindId?: string | null; article?: { id: string; version: number } | null } | { kind: 'joined_case'; caseId: string } | { kind: 'opened_case'; case: { kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; title?: string; categoryId?: string | null; placeKind?: 'unit' | 'public_area' | 'facility' | 'parking'; place?: string; urgency?: 'normal' | 'urgent' | 'emergency'; grade?: 'ordinary' | 'complex' | 'major' | null; demand?: string; expectation?: string; wish?: 'be_heard' | 'be_respected' | 'be_compensated' | null; occurredAt?: string | null; personsInvolved?: string; majorReasons?: ('safety' | 'injury' | 'media' | 'authority' | 'group' | 'third_time')[]; contactPhone?: string; promisedAt?: string | null; fileIds?: string[]; wishedWindows?: Schemas['TimeWindowInput'][]; enquiryKindId?: string | null; withSteward?: boolean } } } }; response: { contact: Schemas['Contact']; case: Schemas['Case'] | null } }
  /** Calls and visits, newest first */
  'cases.listContacts': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { unitId?: string; personId?: string; takenById?: string; channel?: ('phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral')[]; outcome?: ('opened_case' | 'joined_case' | 'settled')[]; enquiryKindId?: string; articleId?: string; unanswered?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'channel' | 'at' | 'takenBy' | 'person' | 'unit' | 'words' | 'outcome' | 'case' | 'answer' | 'phone' | 'enquiryKind' | 'article' | 'couldNotAnswer')[] } }; response: { items: Schemas['Contact'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The list as XLSX or CSV, streamed */
  'cases.exportCases': { request: { params: object; query: { siteId?: string; format?: 'xlsx' | 'csv'; filter?: { status?: ('registered' | 'classified' | 'in_progress' | 'waiting' | 'resolved' | 'confirmed' | 'closed' | 'invalid' | 'cancelled' | 'reopened')[]; kind?: ('enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service')[]; urgency?: ('normal' | 'urgent' | 'emergency')[]; grade?: ('ordinary' | 'complex' | 'major')[]; categoryId?: string; unitId?: string; buildingId?: string; personId?: string; ownerId?: string; firstContactById?: string; departmentId?: string; channel?: ('phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral')[]; mine?: boolean; open?: boolean; overdue?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** The calls and visits as XLSX or CSV, streamed */
  'cases.exportContacts': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { unitId?: string; personId?: string; takenById?: string; channel?: ('phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral')[]; outcome?: ('opened_case' | 'joined_case' | 'settled')[]; enquiryKindId?: string; articleId?: string; unanswered?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** 《业户服务需求/投诉登记表》 or 《用户意见受理表》 as PDF */
  'cases.printCase': { request: { params: { id: string }; query: { form?: 'register' | 'opinion' } }; response: Blob }
  /** Open cases that may be the same matter: of the same unit, of the same place and category in 7 days, or in similar words */
  'cases.similarCases': { request: { params: object; query: { siteId: string; unitId?: string; categoryId?: string; place?: string; words?: string; fields?: ('id' | 'number' | 'kind' | 'status' | 'title' | 'category' | 'unit' | 'place' | 'owner' | 'registeredAt' | 'urgedCount' | 'why' | 'words')[] } }; response: { items: Schemas['SimilarCase'][] } }
  /** Change a rule */
  'competence.changePromotionRule': { request: { params: { id: string }; query: object; body: { version: number; name: string; kind: 'promotion' | 'transfer'; fromPositionId: string; toPositionId: string; minMonths?: number; minScore?: number | null; certificates?: string[]; rubricIds?: string[]; minExamPercent?: number | null; isActive: boolean } }; response: Schemas['PromotionRule'] }
  /** From when on it blocks; or it is asked for no longer */
  'competence.changeRequirement': { request: { params: { id: string }; query: object; body: { version: number; blocksFrom?: string | null; isDropped?: boolean } }; response: { items: Schemas['PostRequirement'][] } }
  /** Certificates that are valid, and practicals passed in a period */
  'competence.competenceFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: { certificates: { all: number; counting: number; expiring: number; expired: number; unverified: number; validRate: number | null }; practicals: { assessed: number; passed: number; redLines: number; waiting: number; passRate: number | null; goal: number; rubrics: ({ id: string; name: string; assessed: number; passed: number; passRate: number | null })[] }; requirements: { needed: number; missing: number; metRate: number | null } } }
  /** New rule */
  'competence.createPromotionRule': { request: { params: object; query: object; body: { id?: string; name: string; kind: 'promotion' | 'transfer'; fromPositionId: string; toPositionId: string; minMonths?: number; minScore?: number | null; certificates?: string[]; rubricIds?: string[]; minExamPercent?: number | null } }; response: Schemas['PromotionRule'] }
  /** By which rules people are proposed */
  'competence.listPromotionRules': { request: { params: object; query: { fields?: ('id' | 'name' | 'kind' | 'fromPositionId' | 'toPositionId' | 'minMonths' | 'minScore' | 'certificates' | 'rubricIds' | 'minExamPercent' | 'from' | 'to' | 'isActive' | 'version')[] } }; response: { items: Schemas['PromotionRule'][] } }
  /** A post asks for one more */
  'competence.createRequirement': { request: { params: object; query: object; body: { post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; kind: 'certificate' | 'practical' | 'course' | 'skill'; name?: string; ofId?: string | null; blocksFrom?: string | null } }; response: Schemas['PostRequirement'] }
  /** Certificates, practicals, courses and skills that posts ask for */
  'competence.listRequirements': { request: { params: object; query: { fields?: ('id' | 'post' | 'kind' | 'name' | 'ofId' | 'blocksFrom' | 'version')[] } }; response: { items: Schemas['PostRequirement'][] } }
  /** Give the post, or not */
  'competence.decideProposal': { request: { params: { id: string }; query: object; body: { action: 'approve'; version?: number; reason?: string } | { action: 'reject'; version?: number; reason: string } }; response: Schemas['PromotionProposal'] }
  /** The proposals as XLSX or CSV */
  'competence.exportProposals': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('open' | 'approved' | 'rejected')[]; kind?: ('promotion' | 'transfer')[] } } }; response: Blob }
  /** The skill matrix as XLSX or CSV */
  'competence.exportSkillMatrix': { request: { params: object; query: { siteId: string; filter?: { post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; kind?: ('certificate' | 'practical' | 'course' | 'skill')[]; name?: string; gaps?: 'true' | 'false' }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Look by the rules who could be proposed now; who is proposed already is not twice */
  'competence.findProposals': { request: { params: object; query: object; body: { siteId: string } }; response: { added: number } }
  /** Who is proposed for another post */
  'competence.listProposals': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('open' | 'approved' | 'rejected')[]; kind?: ('promotion' | 'transfer')[] }; fields?: ('id' | 'siteId' | 'employee' | 'kind' | 'rule' | 'from' | 'to' | 'facts' | 'state' | 'at' | 'decidedBy' | 'decidedAt' | 'reason' | 'mayDecide' | 'version')[] } }; response: { items: Schemas['PromotionProposal'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The competence file of a colleague; everybody reads the own one */
  'competence.getCompetenceFile': { request: { params: { id: string }; query: object }; response: Schemas['CompetenceFile'] }
  /** The competence file on paper */
  'competence.printCompetenceFile': { request: { params: { id: string }; query: object }; response: Blob }
  /** Who of a site has what, and what is missing for the post */
  'competence.skillMatrix': { request: { params: object; query: { siteId: string; filter?: { post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; kind?: ('certificate' | 'practical' | 'course' | 'skill')[]; name?: string; gaps?: 'true' | 'false' } } }; response: { columns: ({ kind: 'certificate' | 'practical' | 'course' | 'skill'; name: string; needed: number; missing: number })[]; people: ({ employee: Schemas['Ref']; position: string; missing: number; cells: ({ state: 'held' | 'expiring' | 'missing' | 'none'; until: string | null })[] })[]; needed: number; missing: number } }
  /** An act on a complaint */
  'complaints.actOnComplaint': { request: { params: { id: string }; query: object; body: { version?: number; action: 'record'; listenerNotes?: string; letFinish?: boolean | null; noHaste?: boolean | null; noArguing?: boolean | null; why?: string; impact?: 'low' | 'medium' | 'high' | null; handling?: string; opinion?: string } | { version?: number; action: 'explain_process'; how?: 'spoken' | 'leaflet' | 'sms' } | { version?: number; action: 'check_validity'; validity: 'valid' | 'partly' | 'invalid'; reason?: string } | { version?: number; action: 'ask_survey'; assigneeId: string; dueAt?: string; title?: string; taskId?: string } | { version?: number; action: 'ask_department'; departmentId: string; assigneeId: string; title: string; dueAt?: string; isSecurity?: boolean; taskId?: string } | { version?: number; action: 'read_task'; taskId: string } | { version?: number; action: 'arrive'; taskId: string; at?: string } | { version?: number; action: 'finish_task'; taskId: string; result: string; fileIds?: string[]; isSatisfied?: boolean | null; at?: string } | { version?: number; action: 'cancel_task'; taskId: string; reason: string } | { version?: number; action: 'add_evidence'; fileIds: string[]; note?: string } | { version?: number; action: 'add_finding'; method: 'archive' | 'interview' | 'site'; heard?: string; found: string; fileIds?: string[]; at?: string; findingId?: string } | { version?: number; action: 'verify'; result: 'substantiated' | 'partly' | 'unsubstantiated'; note?: string } | { version?: number; action: 'find_cause'; causeClass: 'facility' | 'construction' | 'service' | 'management' | 'outside'; cause: string } | { version?: number; action: 'propose'; kind: 'repair' | 'replace' | 'compensate' | 'explain' | 'apologise' | 'other'; text: string; costFen?: number; solutionId?: string } | { version?: number; action: 'decide_solution'; solutionId: string; isApproved: boolean; note?: string } | { version?: number; action: 'answer_solution'; solutionId: string; isAgreed: boolean; opinion?: string } | { version?: number; action: 'feed_back'; text: string; opinion?: string; channel?: 'phone' | 'visit' | 'letter' | 'email' | 'message' | 'resident_app' | 'patrol' | 'referral' } | { version?: number; action: 'hand_up'; reason: string; answerBy: string; toEmployeeId?: string; isByPhone?: boolean; mediator?: string } | { version?: number; action: 'answer_level'; levelId: string; answer: string; outcome?: 'agreed' | 'not_agreed' | null; mediationFrom?: string | null; mediationTo?: string | null; fileIds?: string[] } | { version?: number; action: 'settle_level'; levelId: string; outcome: 'agreed' | 'not_agreed' } | { version?: number; action: 'appoint_reply'; dueAt: string; reason: string; assigneeId?: string; taskId?: string } | { version?: number; action: 'decide_reply'; taskId: string; isApproved: boolean; note?: string } | { version?: number; action: 'cannot_solve'; explanation: string; nextReplyAt: string } | { version?: number; action: 'sign'; signer: 'resident' | 'handler' | 'supervisor'; name: string; opinion?: string; fileId: string; signatureId?: string } }; response: Schemas['Complaint'] }
  /** Five clears at closing, and how long news needs to reach departments */
  'complaints.complaintFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: { closed: number; complete: number; completeShare: number | null; target: number; missing: ({ clear: 'heard' | 'asked' | 'tracked' | 'replied' | 'recorded' | 'reported'; count: number })[]; transmission: { asked: number; read: number; withinLimit: number; withinShare: number | null; medianSeconds: number | null; limitSeconds: number } } }
  /** The seven steps of handling, drawn from the definitions in force */
  'complaints.complaintWorkflow': { request: { params: object; query: { siteId: string } }; response: { steps: Schemas['ComplaintStep'][]; stages: ({ stage: 'accept' | 'clarify' | 'resolve' | 'follow_up'; open: number })[]; levels: ('handler' | 'supervisor' | 'site_manager' | 'head_office' | 'mediation')[] } }
  /** The list as XLSX or CSV */
  'complaints.exportComplaints': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { level?: ('handler' | 'supervisor' | 'site_manager' | 'head_office' | 'mediation')[]; grade?: ('ordinary' | 'complex' | 'major')[]; overdue?: boolean; q?: string } } }; response: Blob }
  /** A complaint beyond its case: stage, clears, investigation, solutions, levels; by the id of the case */
  'complaints.getComplaint': { request: { params: { id: string }; query: object }; response: Schemas['Complaint'] }
  /** The own tasks for complaints that are to do, the most pressing first */
  'complaints.listComplaintTasks': { request: { params: object; query: { fields?: ('id' | 'caseId' | 'kind' | 'state' | 'title' | 'assignee' | 'department' | 'isSecurity' | 'dueAt' | 'isOverdue' | 'askedAt' | 'askedBy' | 'approvedAt' | 'readAt' | 'onSiteFrom' | 'onSiteTo' | 'result' | 'isSatisfied' | 'doneAt' | 'doneBy' | 'files' | 'isMine' | 'number' | 'caseTitle' | 'statement' | 'place' | 'contactPhone' | 'siteId')[] } }; response: { items: ({ id: string; caseId: string; kind: 'survey' | 'joint' | 'reply' | 'check'; state: 'waiting' | 'open' | 'done' | 'refused' | 'cancelled'; title: string; assignee: Schemas['Ref']; department: Schemas['Ref'] | null; isSecurity: boolean; dueAt: string; isOverdue: boolean; askedAt: string; askedBy: string | null; approvedAt: string | null; readAt: string | null; onSiteFrom: string | null; onSiteTo: string | null; result: string; isSatisfied: boolean | null; doneAt: string | null; doneBy: string | null; files: Schemas['FileRef'][]; isMine: boolean; number: string; caseTitle: string; statement: string; place: string; contactPhone: string; siteId: string })[] } }
  /** Complaints that are open, with what is late; overdue ones for the briefing */
  'complaints.listComplaints': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { level?: ('handler' | 'supervisor' | 'site_manager' | 'head_office' | 'mediation')[]; grade?: ('ordinary' | 'complex' | 'major')[]; overdue?: boolean; q?: string }; fields?: ('caseId' | 'number' | 'title' | 'status' | 'grade' | 'unit' | 'owner' | 'department' | 'registeredAt' | 'stage' | 'level' | 'late')[] } }; response: { items: Schemas['ComplaintLine'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** One page for whoever takes the complaint over, as PDF */
  'complaints.printComplaintSummary': { request: { params: { id: string }; query: object }; response: Blob }
  /** The case of a task or a level */
  'complaints.whereIs': { request: { params: { id: string }; query: object }; response: { caseId: string } }
  /** Put a contract in force, terminate or renew it, or drop a draft */
  'contracts.actOnContract': { request: { params: { id: string }; query: object; body: { action: 'put_in_force'; version?: number; signedOn: string } | { action: 'terminate'; version?: number; endedOn: string; reason: string } | { action: 'renew'; version?: number; newId?: string; fromOn: string; untilOn: string } | { action: 'drop'; version?: number; reason: string } }; response: Schemas['Contract'] }
  /** Change a contract */
  'contracts.changeContract': { request: { params: { id: string }; query: object; body: { version: number; paperNumber?: string; title?: string; parties?: ({ role: 'party_a' | 'party_b' | 'party_c'; name: string; contact?: string; phone?: string })[]; signedOn?: string | null; fromOn?: string; untilOn?: string; amountFen?: number | null; amountBasis?: string; obligations?: ({ text: string; byUs?: boolean; dueOn?: string | null })[]; risk?: 'low' | 'medium' | 'high'; riskNotes?: string; items?: ({ name: string; standard: string; frequency?: string; time?: { type: 'case' | 'work_order'; kind?: string; urgency?: string; metric: string; target: string; calendarCode: string } | null })[]; grade?: number | null; gradeReason?: string; legal?: string[]; alertDays?: number[]; ownerId?: string; note?: string; fileIds?: string[] } }; response: Schemas['Contract'] }
  /** One contract */
  'contracts.getContract': { request: { params: { id: string }; query: { fields?: ('name' | 'standard' | 'frequency' | 'time')[] } }; response: Schemas['Contract'] }
  /** Renewal rate of a period beside the period before */
  'contracts.contractFigures': { request: { params: object; query: { siteId: string; from: string; to: string; kind?: ('service' | 'preliminary' | 'lease' | 'parking' | 'supplier')[] } }; response: { current: { from: string; to: string; expiring: number; renewed: number; rate: number | null }; baseline: { from: string; to: string; expiring: number; renewed: number; rate: number | null }; change: number | null; inForce: number; within30: number; within90: number; link: string } }
  /** What happened to a contract */
  'contracts.contractTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** New contract, as a draft */
  'contracts.createContract': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'service' | 'preliminary' | 'lease' | 'parking' | 'supplier'; paperNumber?: string; title: string; parties: ({ role: 'party_a' | 'party_b' | 'party_c'; name: string; contact?: string; phone?: string })[]; signedOn?: string | null; fromOn: string; untilOn: string; amountFen?: number | null; amountBasis?: string; obligations?: ({ text: string; byUs?: boolean; dueOn?: string | null })[]; risk?: 'low' | 'medium' | 'high'; riskNotes?: string; items?: ({ name: string; standard: string; frequency?: string; time?: { type: 'case' | 'work_order'; kind?: string; urgency?: string; metric: string; target: string; calendarCode: string } | null })[]; grade?: number | null; gradeReason?: string; legal?: string[]; alertDays?: number[]; ownerId?: string | null; unitId?: string | null; personId?: string | null; note?: string; fileIds?: string[] } }; response: Schemas['Contract'] }
  /** Contracts of a site, the first to end first */
  'contracts.listContracts': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; kind?: ('service' | 'preliminary' | 'lease' | 'parking' | 'supplier')[]; state?: ('draft' | 'in_force' | 'expired' | 'terminated' | 'renewed')[]; risk?: ('low' | 'medium' | 'high')[]; grade?: number; unitId?: string; personId?: string; expiringWithin?: number; endsFrom?: string; endsTo?: string; isExpiring?: boolean; isRenewed?: boolean }; fields?: ('id' | 'siteId' | 'number' | 'paperNumber' | 'kind' | 'title' | 'state' | 'counterparty' | 'signedOn' | 'fromOn' | 'untilOn' | 'daysLeft' | 'amountFen' | 'amountBasis' | 'risk' | 'grade' | 'owner' | 'former' | 'renewedBy' | 'version')[] } }; response: { items: Schemas['ContractSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The register of contracts as XLSX or CSV */
  'contracts.exportContracts': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('service' | 'preliminary' | 'lease' | 'parking' | 'supplier')[]; state?: ('draft' | 'in_force' | 'expired' | 'terminated' | 'renewed')[]; risk?: ('low' | 'medium' | 'high')[]; grade?: number; unitId?: string; personId?: string; expiringWithin?: number; endsFrom?: string; endsTo?: string; isExpiring?: boolean; isRenewed?: boolean } } }; response: Blob }
  /** The usual items and frequencies of a service grade */
  'contracts.gradeTemplate': { request: { params: { grade: number }; query: { fields?: ('name' | 'standard' | 'frequency' | 'time')[] } }; response: { grade: number; items: ({ name: string; standard: string; frequency: string; time: { type: 'case' | 'work_order'; kind: string; urgency: string; metric: string; target: string; calendarCode: string } | null })[] } }
  /** Rules of law that contracts refer to, by their number of today; `cited` finds one by the number in older papers */
  'contracts.listLegalReferences': { request: { params: object; query: { cited?: number; fields?: ('code' | 'law' | 'edition' | 'article' | 'formerArticle' | 'gist')[] } }; response: { items: Schemas['LegalReference'][] } }
  /** Publish a course, take it out of use, or back */
  'courses.actOnCourse': { request: { params: { id: string }; query: object; body: { version?: number; action: 'publish' | 'retire' | 'restore' } }; response: Schemas['Course'] }
  /** It was held; its exam is set for all who were there; close it once the exam is over; or cancel it */
  'courses.actOnSession': { request: { params: { id: string }; query: object; body: { version?: number; action: 'hold' | 'examine' | 'close' | 'cancel'; blueprintId?: string; days?: number; reason?: string } }; response: Schemas['TrainingSession'] }
  /** Add the ready-made courses that are missing */
  'courses.addReadyCourses': { request: { params: object; query: object }; response: { added: number } }
  /** Change a course; parts that stay keep who has done them */
  'courses.changeCourse': { request: { params: { id: string }; query: object; body: { version: number; name: string; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary?: string; reference?: string; reviewOn?: string | null; parts: ({ id: string; title: string; kind: 'text' | 'file' | 'slides' | 'standard'; body?: string; fileId?: string | null; fileIds?: string[]; standardId?: string | null; minSeconds?: number })[] } }; response: Schemas['Course'] }
  /** One course with its parts and how far I am */
  'courses.getCourse': { request: { params: { id: string }; query: object }; response: Schemas['Course'] }
  /** Change a session that is not closed */
  'courses.changeSession': { request: { params: { id: string }; query: object; body: { version: number; title: string; kind?: 'class' | 'drill' | 'seminar' | 'sharing' | 'team_meeting'; courseId?: string | null; startsAt: string; endsAt: string; place?: string; trainer?: string; costFen?: number; zoneId?: string | null; teams?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; standardId?: string | null; attendeeIds?: string[]; summary?: string } }; response: Schemas['TrainingSession'] }
  /** One session */
  'courses.getSession': { request: { params: { id: string }; query: object }; response: Schemas['TrainingSession'] }
  /** New course, as a draft */
  'courses.createCourse': { request: { params: object; query: object; body: { id?: string; code: string; name: string; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary?: string; reference?: string; reviewOn?: string | null; parts: ({ id: string; title: string; kind: 'text' | 'file' | 'slides' | 'standard'; body?: string; fileId?: string | null; fileIds?: string[]; standardId?: string | null; minSeconds?: number })[] } }; response: Schemas['Course'] }
  /** Courses by topic and post, with my progress */
  'courses.listCourses': { request: { params: object; query: { filter?: { topic?: ('duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management')[]; post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; state?: ('draft' | 'published' | 'retired')[]; unfinished?: boolean; q?: string }; fields?: ('id' | 'code' | 'name' | 'topic' | 'post' | 'state' | 'summary' | 'parts' | 'minutes' | 'questions' | 'reviewOn' | 'isReviewDue' | 'mine' | 'finished' | 'version')[] } }; response: { items: Schemas['CourseSummary'][] } }
  /** Plan a session with its people, for a line of the plan or for needs */
  'courses.createSession': { request: { params: object; query: object; body: { id?: string; siteId: string; title: string; kind?: 'class' | 'drill' | 'seminar' | 'sharing' | 'team_meeting'; courseId?: string | null; startsAt: string; endsAt: string; place?: string; trainer?: string; costFen?: number; zoneId?: string | null; teams?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; standardId?: string | null; attendeeIds?: string[]; planLineId?: string | null; needIds?: string[] } }; response: Schemas['TrainingSession'] }
  /** Training sessions at a site, newest first; own ones for everybody */
  'courses.listSessions': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('planned' | 'held' | 'closed' | 'cancelled')[]; kind?: ('class' | 'drill' | 'seminar' | 'sharing' | 'team_meeting')[]; mine?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'title' | 'kind' | 'state' | 'course' | 'startsAt' | 'endsAt' | 'place' | 'trainer' | 'costFen' | 'attendees' | 'signedIn' | 'exam' | 'zone' | 'teams' | 'standard' | 'rating' | 'isMine' | 'haveSigned' | 'version')[] } }; response: { items: Schemas['TrainingSessionSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Take a line off the plan, with the reason */
  'courses.dropPlanLine': { request: { params: { id: string }; query: object; body: { version?: number; reason: string } }; response: Schemas['TrainingPlanLine'] }
  /** Courses as XLSX or CSV */
  'courses.exportCourses': { request: { params: object; query: { filter?: { topic?: ('duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management')[]; post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; state?: ('draft' | 'published' | 'retired')[]; unfinished?: boolean; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The training plan of a year as XLSX or CSV */
  'courses.exportPlanLines': { request: { params: object; query: { siteId: string; year: number; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The training sessions as XLSX or CSV */
  'courses.exportSessions': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('planned' | 'held' | 'closed' | 'cancelled')[]; kind?: ('class' | 'drill' | 'seminar' | 'sharing' | 'team_meeting')[]; mine?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** What I think of it */
  'courses.giveFeedback': { request: { params: { id: string }; query: object; body: { rating: number; feedback?: string } }; response: Schemas['TrainingSession'] }
  /** The training plan of a year, quarter by quarter and post by post */
  'courses.listPlanLines': { request: { params: object; query: { siteId: string; year: number; fields?: ('id' | 'siteId' | 'year' | 'quarter' | 'kind' | 'post' | 'course' | 'zone' | 'dueOn' | 'state' | 'session' | 'isLate' | 'version')[] } }; response: { items: Schemas['TrainingPlanLine'][]; gaps: ({ quarter: number; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager' })[]; zoneGaps: { quarter: number; zone: Schemas['Ref'] }[] } }
  /** Plan a year: every post gets at least one course in every quarter that is not over */
  'courses.planYear': { request: { params: object; query: object; body: { siteId: string; year: number; quarters?: number[]; posts?: ({ post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; courseIds: string[] })[]; drills?: ({ post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; courseIds: string[] })[]; seminars?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; sharingZoneIds?: string[] } }; response: { added: number } }
  /** How long I stayed with a part and how far I got; never more than the time that passed */
  'courses.noteProgress': { request: { params: { id: string }; query: object; body: { partId: string; seconds: number; percent: number } }; response: { seconds: number; percent: number; isDone: boolean } }
  /** Everything that happened */
  'courses.sessionTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** I am here */
  'courses.signIn': { request: { params: { id: string }; query: object; body: { code: string } }; response: Schemas['TrainingSession'] }
  /** These people were there */
  'courses.signInByHand': { request: { params: { id: string }; query: object; body: { employeeIds: string[] } }; response: Schemas['TrainingSession'] }
  /** The code of this minute for the wall */
  'courses.signInCode': { request: { params: { id: string }; query: object }; response: { code: string; path: string; qr: string; secondsLeft: number } }
  /** Quarterly training done, hours and cost of a period */
  'courses.trainingFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: { sessions: number; hours: number; people: number; hoursPerHead: number | null; costFen: number; rating: number | null; planned: number; done: number; doneRate: number | null } }
  /** Accept the shift; never by who wrote it */
  'dailywork.actOnHandOver': { request: { params: { id: string }; query: object; body: { action: 'accept'; note?: string } }; response: Schemas['HandOverDetail'] }
  /** What would be handed over now */
  'dailywork.draftHandOver': { request: { params: object; query: { siteId: string; post: 'front_desk' | 'steward' | 'engineering' | 'gate'; fields?: ('kind' | 'id' | 'number' | 'title' | 'status' | 'owner' | 'dueAt' | 'isOverdue')[] } }; response: { items: ({ kind: 'visit' | 'case' | 'work_order' | 'promise' | 'task' | 'gate_visit' | 'staff_task'; id: string; number: string; title: string; status: string; owner: string; dueAt: string | null; isOverdue: boolean })[]; colleagues: { id: string; name: string; isOnShift: boolean }[] } }
  /** The shift log as XLSX or CSV */
  'dailywork.exportHandOvers': { request: { params: object; query: { siteId: string; filter?: { post?: ('front_desk' | 'steward' | 'engineering' | 'gate')[]; isAccepted?: boolean; byId?: string; from?: string; to?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One hand-over */
  'dailywork.getHandOver': { request: { params: { id: string }; query: { fields?: ('kind' | 'id' | 'number' | 'title' | 'status' | 'owner' | 'dueAt' | 'isOverdue')[] } }; response: Schemas['HandOverDetail'] }
  /** The shift log of a site, newest first */
  'dailywork.listHandOvers': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { post?: ('front_desk' | 'steward' | 'engineering' | 'gate')[]; isAccepted?: boolean; byId?: string; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'post' | 'from' | 'to' | 'writtenAt' | 'openCount' | 'overdueCount' | 'message' | 'acceptedAt' | 'acceptedBy' | 'acceptanceNote' | 'clock' | 'version')[] } }; response: { items: Schemas['HandOver'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Hand the shift over */
  'dailywork.writeHandOver': { request: { params: object; query: object; body: { id?: string; siteId: string; post: 'front_desk' | 'steward' | 'engineering' | 'gate'; toId?: string | null; lines?: ({ kind: 'keys' | 'cash' | 'things' | 'other'; text: string })[]; checks?: ({ point: 'entrances' | 'fire_exits' | 'monitoring' | 'key_places' | 'strangers' | 'equipment'; isFine: boolean; note?: string })[]; message?: string } }; response: Schemas['HandOverDetail'] }
  /** 《交接班记录》 as PDF */
  'dailywork.printHandOver': { request: { params: { id: string }; query: object }; response: Blob }
  /** The own buildings, and whom to see or call today */
  'dailywork.stewardDay': { request: { params: object; query: { siteId: string } }; response: { day: string; buildings: ({ id: string; name: string; part: 'steward' | 'backup' | 'zone'; homes: number; livedIn: number; openCases: number; lateCases: number })[]; visits: ({ kind: 'appointment' | 'order' | 'complaint_task' | 'return_visit' | 'key_customer' | 'opportunity'; id: string; at: string | null; isLate: boolean | null; title: string; unit: Schemas['Ref'] | null; person: string; record: string })[] } }
  /** What is done once a day is done */
  'dailywork.tickDaily': { request: { params: object; query: object; body: { siteId: string; key: 'tidy' } }; response: { key: 'briefing' | 'tidy' | 'carryOver' | 'handOver' | 'outages' | 'reception' | 'gate' | 'appointments' | 'cases' | 'complaints' | 'overdue' | 'returnVisits' | 'orders' | 'ownOrders' | 'pool' | 'dispatch' | 'verify' | 'rounds' | 'violations' | 'defects' | 'quality' | 'assists' | 'compensations' | 'errands' | 'bookings' | 'registrations' | 'corrections' | 'observations' | 'care' | 'keyCustomers' | 'loans' | 'liaisons' | 'checks' | 'nonconformities' | 'improvements'; count: number; late: number; link: string; done: { by: string; at: string } | null } }
  /** What my post has to look after at a site today */
  'dailywork.workbench': { request: { params: object; query: { siteId: string; fields?: ('key' | 'count' | 'late' | 'link' | 'done')[] } }; response: { items: ({ key: 'briefing' | 'tidy' | 'carryOver' | 'handOver' | 'outages' | 'reception' | 'gate' | 'appointments' | 'cases' | 'complaints' | 'overdue' | 'returnVisits' | 'orders' | 'ownOrders' | 'pool' | 'dispatch' | 'verify' | 'rounds' | 'violations' | 'defects' | 'quality' | 'assists' | 'compensations' | 'errands' | 'bookings' | 'registrations' | 'corrections' | 'observations' | 'care' | 'keyCustomers' | 'loans' | 'liaisons' | 'checks' | 'nonconformities' | 'improvements'; count: number; late: number; link: string; done: { by: string; at: string } | null })[]; post: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident' | null; day: string } }
  /** Start a campaign, remind now, or end it */
  'dataquality.actOnCampaign': { request: { params: { id: string }; query: object; body: { action: 'start' | 'remind' | 'end' } }; response: Schemas['Campaign'] }
  /** What a colleague noticed of a household; it is reviewed before it enters the file */
  'dataquality.addObservation': { request: { params: object; query: object; body: { id?: string; unitId: string; personId?: string | null; topic: 'contact' | 'family' | 'preference' | 'care' | 'vehicle' | 'pet' | 'property' | 'other'; words: string; consent?: { how: 'in_person' | 'phone' | 'paper' | 'app' | 'message' } | null } }; response: { id: string; state: 'waiting' | 'accepted' | 'refused' } }
  /** Observations that wait for review, and those decided */
  'dataquality.listObservations': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('waiting' | 'accepted' | 'refused')[]; unitId?: string }; fields?: ('id' | 'siteId' | 'unit' | 'person' | 'topic' | 'words' | 'isSensitive' | 'consentHow' | 'state' | 'keptAs' | 'keptWords' | 'reason' | 'noticedBy' | 'noticedAt' | 'decidedBy' | 'decidedAt')[] } }; response: { items: Schemas['Observation'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Who was asked and who has answered */
  'dataquality.campaignHouseholds': { request: { params: { id: string }; query: { limit?: number; cursor?: string; filter?: { state?: ('asked' | 'confirmed' | 'corrected')[] }; fields?: ('householdId' | 'unit' | 'main' | 'state' | 'isReached' | 'reminders' | 'answeredAt')[] } }; response: { items: ({ householdId: string; unit: { id: string; code: string }; main: Schemas['Ref'] | null; state: 'asked' | 'confirmed' | 'corrected'; isReached: boolean; reminders: number; answeredAt: string | null })[]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Correct or complete my data, or confirm that all is right; the house reviews it */
  'dataquality.correctOwnFile': { request: { params: object; query: object; body: { id: string; unitId: string; campaignId?: string | null; items?: ({ field: 'name' | 'phones' | 'email' | 'birthday' | 'workplace' | 'emergencyContact' | 'salutation' | 'language' | 'emergencyName' | 'emergencyRelation' | 'emergencyPhone'; value: string })[]; note?: string; isAllRight?: boolean } }; response: Schemas['OwnFile'] }
  /** Plan a campaign: whom to ask, for what, until when */
  'dataquality.createCampaign': { request: { params: object; query: object; body: { id?: string; siteId: string; title: string; words?: string; fields: ('name' | 'phones' | 'email' | 'birthday' | 'workplace' | 'emergencyContact' | 'salutation' | 'language' | 'emergencyName' | 'emergencyRelation' | 'emergencyPhone')[]; types?: ('owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant')[]; buildingIds?: string[]; onlyFlagged?: boolean; endsOn: string; remindEveryDays?: number } }; response: Schemas['Campaign'] }
  /** Campaigns of re-confirmation of a site */
  'dataquality.listCampaigns': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'title' | 'words' | 'fields' | 'types' | 'buildingIds' | 'onlyFlagged' | 'state' | 'startsOn' | 'endsOn' | 'remindEveryDays' | 'asked' | 'reached' | 'answered' | 'confirmed' | 'corrected' | 'waiting' | 'remindedAt' | 'version')[] } }; response: { items: Schemas['Campaign'][] } }
  /** Accept or refuse each field; what is accepted is written into the file */
  'dataquality.decideCorrection': { request: { params: { id: string }; query: object; body: { action: 'decide'; items: { id: string; isAccepted: boolean; reason?: string }[] } | { action: 'decide_all'; isAccepted: boolean; reason?: string } }; response: Schemas['Correction'] }
  /** Take an observation into the file, or refuse it with the reason */
  'dataquality.decideObservation': { request: { params: { id: string }; query: object; body: { action: 'accept'; as: 'service_note' | 'care_tag' | 'tag' | 'person_note'; words?: string } | { action: 'refuse'; reason: string } }; response: Schemas['Observation'] }
  /** Campaigns as XLSX or CSV */
  'dataquality.exportCampaigns': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Corrections that households wish as XLSX or CSV */
  'dataquality.exportCorrections': { request: { params: object; query: { siteId: string; filter?: { state?: ('waiting' | 'accepted' | 'refused' | 'withdrawn')[]; campaignId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Observations as XLSX or CSV */
  'dataquality.exportObservations': { request: { params: object; query: { siteId: string; filter?: { state?: ('waiting' | 'accepted' | 'refused')[]; unitId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The households behind a figure as XLSX or CSV */
  'dataquality.exportQuality': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { flag?: ('incomplete' | 'missing_contact' | 'area_mismatch' | 'stale' | 'duplicate')[]; missing?: ('main_party' | 'phone' | 'identity' | 'bill_payer' | 'emergency' | 'language' | 'area' | 'layout' | 'handed_over_on' | 'salutation')[]; type?: ('owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant')[]; buildingId?: string } } }; response: Blob }
  /** What households wish to correct */
  'dataquality.listCorrections': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('waiting' | 'accepted' | 'refused' | 'withdrawn')[]; campaignId?: string }; fields?: ('id' | 'siteId' | 'unit' | 'householdId' | 'person' | 'campaign' | 'note' | 'submittedBy' | 'submittedAt' | 'isOpen' | 'items')[] } }; response: { items: Schemas['Correction'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** What the house keeps of me and my home */
  'dataquality.ownFile': { request: { params: object; query: object }; response: Schemas['OwnFile'] }
  /** The households behind a figure */
  'dataquality.qualityList': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { flag?: ('incomplete' | 'missing_contact' | 'area_mismatch' | 'stale' | 'duplicate')[]; missing?: ('main_party' | 'phone' | 'identity' | 'bill_payer' | 'emergency' | 'language' | 'area' | 'layout' | 'handed_over_on' | 'salutation')[]; type?: ('owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant')[]; buildingId?: string }; fields?: ('householdId' | 'unit' | 'number' | 'type' | 'main' | 'filled' | 'fields' | 'missing' | 'lastVerifiedOn' | 'flags')[] } }; response: { items: Schemas['QualityRow'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** How good the files of a site are; every figure opens to its households */
  'dataquality.qualityReport': { request: { params: object; query: { siteId: string } }; response: { households: number; completeness: number | null; flags: ({ flag: 'incomplete' | 'missing_contact' | 'area_mismatch' | 'stale' | 'duplicate'; count: number })[]; missing: ({ field: 'main_party' | 'phone' | 'identity' | 'bill_payer' | 'emergency' | 'language' | 'area' | 'layout' | 'handed_over_on' | 'salutation'; count: number })[]; verifiedWithinYear: number; types: ({ type: 'owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant'; count: number })[]; duplicatePairs: number; waitingCorrections: number; waitingObservations: number } }
  /** Off, suggest or automatic for each kind of order, and the load limit */
  'dispatch.changeDispatchSettings': { request: { params: object; query: object; body: { siteId: string; version: number; modes: { repair?: 'off' | 'suggest' | 'automatic'; cleaning?: 'off' | 'suggest' | 'automatic'; greening?: 'off' | 'suggest' | 'automatic'; security?: 'off' | 'suggest' | 'automatic'; pest_control?: 'off' | 'suggest' | 'automatic'; maintenance?: 'off' | 'suggest' | 'automatic'; paid_service?: 'off' | 'suggest' | 'automatic'; other?: 'off' | 'suggest' | 'automatic'; appliance_repair?: 'off' | 'suggest' | 'automatic'; water_power_on?: 'off' | 'suggest' | 'automatic' }; loadLimit: number | null } }; response: Schemas['DispatchSettings'] }
  /** How a site gives out its orders */
  'dispatch.getDispatchSettings': { request: { params: object; query: { siteId: string } }; response: Schemas['DispatchSettings'] }
  /** Everybody who could do it, ranked, with what stands against each */
  'dispatch.listCandidates': { request: { params: { id: string }; query: { fields?: ('worker' | 'rank' | 'obstacles' | 'zoneMatch' | 'load' | 'limit' | 'lateMinutes' | 'lastScore')[] } }; response: { items: Schemas['Candidate'][] } }
  /** Why somebody got it, or nobody did; the newest first */
  'dispatch.listDecisions': { request: { params: { id: string }; query: { fields?: ('id' | 'at' | 'way' | 'outcome' | 'worker' | 'by' | 'candidates' | 'overridden' | 'note')[] } }; response: { items: Schemas['DispatchDecision'][] } }
  /** Add a version, withdraw, or check the bytes */
  'documents.actOnDocument': { request: { params: { id: string }; query: object; body: { action: 'add_version'; version?: number; note: string; fileIds: string[] } | { action: 'withdraw'; version?: number; reason: string } | { action: 'check'; version?: number } }; response: Schemas['DocumentItem'] }
  /** Add the ready-made kinds and the archive scope that are missing */
  'documents.addReadyKinds': { request: { params: object; query: object }; response: { added: number } }
  /** Change what is written about a document */
  'documents.changeDocument': { request: { params: { id: string }; query: object; body: { version: number; reference?: string; title?: string; medium?: 'text' | 'drawing' | 'audio' | 'video' | 'disk'; acquisition?: 'received' | 'solicited'; documentOn?: string | null; validUntil?: string | null; departmentId?: string | null; note?: string } }; response: Schemas['DocumentItem'] }
  /** One document with its versions */
  'documents.getDocument': { request: { params: { id: string }; query: object }; response: Schemas['DocumentItem'] }
  /** Change a kind; its class and whether it is personal stay */
  'documents.changeDocumentKind': { request: { params: { id: string }; query: object; body: { version: number; name?: string; subjects?: ('unit' | 'household' | 'person' | 'building' | 'site' | 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change')[]; requiredStates?: ('not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted')[]; retentionYears?: number | null; hasOriginal?: boolean; isShownToHousehold?: boolean; isActive?: boolean; sortOrder?: number } }; response: Schemas['DocumentKind'] }
  /** Change a line of the archive scope */
  'documents.changeScopeLine': { request: { params: { id: string }; query: object; body: { version: number; cadence?: 'once' | 'monthly' | 'quarterly' | 'yearly'; dueDays?: number; fromOn?: string; note?: string; isActive?: boolean } }; response: Schemas['ScopeLine'] }
  /** New kind of document */
  'documents.createDocumentKind': { request: { params: object; query: object; body: { code: string; name: string; class: 'basic' | 'property' | 'history'; subjects: ('unit' | 'household' | 'person' | 'building' | 'site' | 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change')[]; isPersonal: boolean; requiredStates?: ('not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted')[]; retentionYears?: number | null; hasOriginal?: boolean; isShownToHousehold?: boolean; sortOrder?: number } }; response: Schemas['DocumentKind'] }
  /** Kinds of documents, the put away ones too */
  'documents.listDocumentKinds': { request: { params: object; query: { fields?: ('id' | 'code' | 'name' | 'class' | 'subjects' | 'isPersonal' | 'requiredStates' | 'retentionYears' | 'hasOriginal' | 'isShownToHousehold' | 'isActive' | 'sortOrder' | 'version')[] } }; response: { items: Schemas['DocumentKind'][] } }
  /** New line of the archive scope */
  'documents.createScopeLine': { request: { params: object; query: object; body: { departmentCode: string; kindId: string; cadence: 'once' | 'monthly' | 'quarterly' | 'yearly'; dueDays: number; fromOn: string; note?: string } }; response: Schemas['ScopeLine'] }
  /** What each department must file */
  'documents.listScope': { request: { params: object; query: { fields?: ('id' | 'departmentCode' | 'kind' | 'cadence' | 'dueDays' | 'fromOn' | 'retentionYears' | 'note' | 'isActive' | 'version')[] } }; response: { items: Schemas['ScopeLine'][] } }
  /** Units with what their file lacks, and how complete the site is */
  'documents.documentCompleteness': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { buildingId?: string; state?: ('not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted')[]; kindId?: string; missing?: boolean; q?: string }; fields?: ('unit' | 'state' | 'required' | 'missing')[] } }; response: { items: Schemas['UnitPapers'][]; nextCursor: string | null; total: Schemas['Total'] | null; units: number; complete: number; rate: number | null; byKind: { kind: Schemas['Ref']; required: number; missing: number }[] } }
  /** Who opened a document what for, newest first */
  'documents.documentOpenings': { request: { params: { id: string }; query: { fields?: ('id' | 'at' | 'by' | 'position' | 'act' | 'purpose' | 'reason' | 'recipient')[] } }; response: { items: Schemas['DocumentOpening'][] } }
  /** What happened to a document */
  'documents.documentTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Units with missing documents as XLSX or CSV */
  'documents.exportCompleteness': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { buildingId?: string; state?: ('not_handed_over' | 'handed_over' | 'vacant' | 'renovating' | 'self_occupied' | 'let' | 'entrusted')[]; kindId?: string; missing?: boolean; q?: string } } }; response: Blob }
  /** The list of documents as XLSX or CSV */
  'documents.exportDocuments': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; class?: ('basic' | 'property' | 'history')[]; kindId?: string[]; medium?: ('text' | 'drawing' | 'audio' | 'video' | 'disk')[]; acquisition?: ('received' | 'solicited')[]; subject?: ('unit' | 'household' | 'person' | 'building' | 'site' | 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change')[]; subjectId?: string; unitId?: string; personId?: string; buildingId?: string; departmentId?: string; state?: ('filed' | 'withdrawn')[]; custody?: ('department' | 'in_transfer' | 'central')[]; expired?: boolean; from?: string; to?: string } } }; response: Blob }
  /** The report on the archive scope as XLSX or CSV */
  'documents.exportScopeReport': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; missing?: boolean; departmentCode?: string } }; response: Blob }
  /** File a document with its scans */
  'documents.fileDocument': { request: { params: object; query: object; body: { id?: string; siteId: string; kindId: string; reference?: string; title?: string; medium?: 'text' | 'drawing' | 'audio' | 'video' | 'disk'; acquisition?: 'received' | 'solicited'; subject: { type: 'unit' | 'household' | 'person' | 'building' | 'site' | 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change'; id: string }; documentOn?: string | null; validUntil?: string | null; departmentId?: string | null; note?: string; fileIds?: string[] } }; response: Schemas['DocumentItem'] }
  /** Documents of the classes that I may read, newest first; with `unitId` also those of its people of today */
  'documents.listDocuments': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; class?: ('basic' | 'property' | 'history')[]; kindId?: string[]; medium?: ('text' | 'drawing' | 'audio' | 'video' | 'disk')[]; acquisition?: ('received' | 'solicited')[]; subject?: ('unit' | 'household' | 'person' | 'building' | 'site' | 'facility' | 'meter' | 'common_area' | 'amenity' | 'parking_space' | 'vehicle' | 'access_card' | 'pet' | 'tenancy' | 'entrustment' | 'business_change')[]; subjectId?: string; unitId?: string; personId?: string; buildingId?: string; departmentId?: string; state?: ('filed' | 'withdrawn')[]; custody?: ('department' | 'in_transfer' | 'central')[]; expired?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'reference' | 'kind' | 'class' | 'title' | 'medium' | 'acquisition' | 'subject' | 'documentOn' | 'validUntil' | 'keepUntil' | 'department' | 'state' | 'custody' | 'currentVersion' | 'fileCount' | 'isPersonal' | 'hasOriginal' | 'place' | 'isLent' | 'filedAt' | 'filedBy' | 'version')[] } }; response: { items: Schemas['DocumentSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Open a document with personal data, saying what for */
  'documents.openDocument': { request: { params: { id: string }; query: object; body: { purpose: 'check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit'; reason?: string } }; response: Schemas['DocumentItem'] }
  /** Papers and contracts of my household that I may see */
  'documents.ownPapers': { request: { params: object; query: object }; response: { papers: Schemas['OwnPaper'][]; contracts: Schemas['OwnContract'][] } }
  /** What departments should have filed by now, and what is missing */
  'documents.scopeReport': { request: { params: object; query: { siteId: string; missing?: boolean; departmentCode?: string; fields?: ('line' | 'department' | 'from' | 'to' | 'dueOn' | 'filed' | 'isMissing')[] } }; response: { items: Schemas['ScopeItem'][]; due: number; missing: number } }
  /** What the file of a unit must have and lacks */
  'documents.unitPapers': { request: { params: { id: string }; query: object }; response: Schemas['UnitPapers'] }
  /** Cancel, try again or discard */
  'downloads.actOnDownload': { request: { params: { id: string }; query: object; body: { action: 'cancel' | 'retry' | 'discard' } }; response: { id: string } }
  /** Write a list to a file in the background: the path of an export and its query */
  'downloads.createDownload': { request: { params: object; query: object; body: { id?: string; path: string; query?: string } }; response: Schemas['Download'] }
  /** My files of the last seven days, newest first */
  'downloads.listDownloads': { request: { params: object; query: { fields?: ('id' | 'name' | 'path' | 'state' | 'rows' | 'bytes' | 'failure' | 'createdAt' | 'finishedAt' | 'expiresAt' | 'allowedActions')[] } }; response: { items: Schemas['Download'][] } }
  /** The finished file */
  'downloads.fetchDownload': { request: { params: { id: string }; query: object }; response: Blob }
  /** Start a drill on the board, record how it went, postpone it or call it off */
  'emergency.actOnDrill': { request: { params: { id: string }; query: object; body: { action: 'start'; version?: number; place?: string; level?: '1' | '2' | '3' } | { action: 'hold'; version?: number; score: number; findings?: string; attendeeIds?: string[] } | { action: 'postpone'; version?: number; plannedAt: string; reason: string } | { action: 'cancel'; version?: number; reason: string } }; response: Schemas['Drill'] }
  /** Approve a draft, throw it away, confirm a plan in its yearly review, retire or restore it */
  'emergency.actOnEmergencyPlan': { request: { params: { id: string }; query: object; body: { action: 'approve' | 'discard' | 'confirm' | 'retire' | 'restore'; version?: number; note?: string } }; response: Schemas['EmergencyPlan'] }
  /** One act on an incident: activate, acknowledge, done, count, call, control, close … */
  'emergency.actOnIncident': { request: { params: { id: string }; query: object; body: { action: 'activate'; level?: '1' | '2' | '3' | null } | { action: 'set_level'; level: '1' | '2' | '3'; note: string } | { action: 'acknowledge'; toldId?: string | null; at?: string } | { action: 'at_post'; holderId?: string | null; at?: string } | { action: 'assign'; roleKey: string; employeeId: string } | { action: 'release'; holderId: string; note?: string } | { action: 'fill' } | { action: 'done'; stepId: string; note?: string; fileIds?: string[]; at?: string } | { action: 'impossible'; stepId: string; note: string; at?: string } | { action: 'note'; note: string; fileIds?: string[]; at?: string } | { action: 'count'; id?: string; zone: string; present: number; missing?: number; who?: string } | { action: 'call'; id?: string; service: 'fire' | 'police' | 'medical' | 'gas' | 'lift' | 'power' | 'water' | 'authority' | 'other'; name?: string; phone?: string } | { action: 'arrived'; callId: string } | { action: 'announce'; id?: string; title: string; note: string; homes?: { zoneIds?: string[]; buildingIds?: string[] } | null } | { action: 'control'; note: string } | { action: 'close'; note: string } | { action: 'call_off'; note: string } | { action: 'finish_review' } }; response: Schemas['Incident'] }
  /** Write the draft of a plan; the approved version holds until the draft is approved */
  'emergency.draftEmergencyPlan': { request: { params: { id: string }; query: object; body: { siteId: string; kind: 'fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other'; name: string; content: Schemas['EmergencyPlanContentInput']; version?: number } }; response: Schemas['EmergencyPlan'] }
  /** One plan with its approved version and its draft */
  'emergency.getEmergencyPlan': { request: { params: { id: string }; query: object }; response: Schemas['EmergencyPlan'] }
  /** The months of a year with their drills: one at least has to be held in each */
  'emergency.drillYear': { request: { params: object; query: { siteId: string; year: number } }; response: { months: ({ month: string; isMet: boolean; isDue: boolean; clock: Schemas['ClockBrief'] | null; drills: Schemas['Drill'][] })[]; kindsWithout: ('fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other')[] } }
  /** Answers, steps, evacuations, drills, corrective actions and repeats of a period */
  'emergency.emergencyFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: Schemas['EmergencyFigures'] }
  /** Everything that happened */
  'emergency.emergencyPlanTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Approved versions of a plan, newest first */
  'emergency.emergencyPlanVersions': { request: { params: { id: string }; query: { fields?: ('number' | 'approvedAt' | 'approvedBy' | 'content')[] } }; response: { items: { number: number; approvedAt: string; approvedBy: string; content: Schemas['EmergencyPlanContent'] }[] } }
  /** Drills as XLSX or CSV */
  'emergency.exportDrills': { request: { params: object; query: { siteId: string; filter?: { state?: ('planned' | 'running' | 'held' | 'cancelled')[]; kind?: ('fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other')[]; from?: string; to?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Emergency plans as XLSX or CSV */
  'emergency.exportEmergencyPlans': { request: { params: object; query: { siteId: string; filter?: { state?: ('draft' | 'approved' | 'retired')[]; category?: ('fire' | 'public_health' | 'security' | 'facility')[]; due?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Incidents as XLSX or CSV */
  'emergency.exportIncidents': { request: { params: object; query: { siteId: string; filter?: { state?: ('reported' | 'activated' | 'controlled' | 'closed' | 'reviewed' | 'called_off')[]; kind?: ('fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other')[]; category?: ('fire' | 'public_health' | 'security' | 'facility')[]; level?: ('1' | '2' | '3')[]; drill?: boolean; open?: boolean; mine?: boolean; from?: string; to?: string; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One drill */
  'emergency.getDrill': { request: { params: { id: string }; query: object }; response: Schemas['Drill'] }
  /** The board of an incident */
  'emergency.getIncident': { request: { params: { id: string }; query: object }; response: Schemas['Incident'] }
  /** Everything that happened, as it was stamped */
  'emergency.incidentTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Drills of a site, newest first */
  'emergency.listDrills': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('planned' | 'running' | 'held' | 'cancelled')[]; kind?: ('fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other')[]; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'kind' | 'scenario' | 'plannedAt' | 'state' | 'isLate' | 'lead' | 'incident' | 'score' | 'findings' | 'duties' | 'attendees' | 'counts' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['Drill'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Plan a drill */
  'emergency.planDrill': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other'; scenario?: string; plannedAt: string; leadId: string } }; response: Schemas['Drill'] }
  /** Emergency plans of a site, one of each kind */
  'emergency.listEmergencyPlans': { request: { params: object; query: { siteId: string; filter?: { state?: ('draft' | 'approved' | 'retired')[]; category?: ('fire' | 'public_health' | 'security' | 'facility')[]; due?: boolean }; fields?: ('id' | 'siteId' | 'kind' | 'category' | 'name' | 'state' | 'number' | 'approvedAt' | 'approvedBy' | 'reviewOn' | 'isReviewDue' | 'expired' | 'content' | 'draft' | 'draftBy' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['EmergencyPlan'][] } }
  /** Incidents and drills of a site, newest first */
  'emergency.listIncidents': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('reported' | 'activated' | 'controlled' | 'closed' | 'reviewed' | 'called_off')[]; kind?: ('fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other')[]; category?: ('fire' | 'public_health' | 'security' | 'facility')[]; level?: ('1' | '2' | '3')[]; drill?: boolean; open?: boolean; mine?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'isDrill' | 'kind' | 'category' | 'level' | 'proposedLevel' | 'grade' | 'state' | 'place' | 'description' | 'isDanger' | 'inDanger' | 'reportedBy' | 'reportedAt' | 'activatedAt' | 'controlledAt' | 'closedAt' | 'reviewedAt' | 'gaps' | 'unacknowledged' | 'stepsDone' | 'steps' | 'version')[] } }; response: { items: Schemas['IncidentSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Report an incident; its level is proposed by rules */
  'emergency.reportIncident': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'fire' | 'gas_leak' | 'infection' | 'food_poisoning' | 'sudden_illness' | 'theft' | 'robbery' | 'fight' | 'falling_object' | 'visitor_peak' | 'lift_trapped' | 'burst_pipe' | 'power_cut' | 'storm' | 'other'; place?: string; description?: string; isDanger?: boolean; inDanger?: number | null; level?: '1' | '2' | '3' | null; activate?: boolean; fileIds?: string[]; at?: string } }; response: Schemas['Incident'] }
  /** Open the inquiry of a fallen object: the units above as they were at that moment */
  'emergency.openIncidentInquiry': { request: { params: { id: string }; query: object; body: { id: string; happenedAt: string; place?: string; object: string; harm?: string; buildingId: string; entranceId?: string | null; floorFrom?: number | null; floorTo?: number | null } }; response: Schemas['Incident'] }
  /** The approved plan as PDF, or its draft marked as one */
  'emergency.printEmergencyPlan': { request: { params: { id: string }; query: object }; response: Blob }
  /** The report of an incident as PDF: course, people, steps against their limits, review */
  'emergency.printIncident': { request: { params: { id: string }; query: object }; response: Blob }
  /** Raise a corrective action from the review */
  'emergency.raiseIncidentAction': { request: { params: { id: string }; query: object; body: { id?: string; title: string; problem?: string; ownerId: string; dueOn: string } }; response: Schemas['Incident'] }
  /** Write the review of an incident or drill */
  'emergency.saveIncidentReview': { request: { params: { id: string }; query: object; body: { facts?: string; cause?: string; whys?: string[]; result?: string; evaluation?: string; lessons?: string; rewards?: ({ employeeId: string; kind: 'praise' | 'accountability'; words: string })[]; score?: number | null; version?: number } }; response: Schemas['Incident'] }
  /** Add the plans of the release that the site lacks, as drafts */
  'emergency.takeReadyEmergencyPlans': { request: { params: object; query: object; body: { siteId: string } }; response: { added: number } }
  /** Explain an alarm, or have it looked at by a work order */
  'energy.actOnEnergyAlarm': { request: { params: { id: string }; query: object; body: { version?: number; action: 'explain' | 'raise_order'; note?: string } }; response: Schemas['EnergyAlarm'] }
  /** Begin a measure, conclude it with what it saved, or drop it */
  'energy.actOnEnergyMeasure': { request: { params: { id: string }; query: object; body: { version?: number; action: 'start' | 'conclude' | 'drop'; on?: string; note?: string } }; response: Schemas['EnergyMeasure'] }
  /** Change a campaign, or say what came of it */
  'energy.changeEnergyCampaign': { request: { params: { id: string }; query: object; body: { version: number; title: string; from: string; to: string; text?: string; participants?: number | null; result?: string } }; response: Schemas['EnergyCampaign'] }
  /** Change a group */
  'energy.changeEnergyGroup': { request: { params: { id: string }; query: object; body: { version: number; name: string; squareMetres?: number | null; meterIds: string[]; isActive: boolean } }; response: Schemas['EnergyGroup'] }
  /** Change a measure before it is concluded */
  'energy.changeEnergyMeasure': { request: { params: { id: string }; query: object; body: { version: number; name: string; text?: string; costFen?: number | null; baselineFrom: string; baselineTo: string; expectedMonthly?: number | null } }; response: Schemas['EnergyMeasure'] }
  /** One measure with what it saved */
  'energy.getEnergyMeasure': { request: { params: { id: string }; query: object }; response: Schemas['EnergyMeasure'] }
  /** New environment campaign */
  'energy.createEnergyCampaign': { request: { params: object; query: object; body: { id?: string; siteId: string; title: string; from: string; to: string; text?: string; participants?: number | null; result?: string } }; response: Schemas['EnergyCampaign'] }
  /** Environment campaigns of a site (ENE-003), the newest first */
  'energy.listEnergyCampaigns': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('to_come' | 'running' | 'over')[]; q?: string }; fields?: ('id' | 'siteId' | 'title' | 'from' | 'to' | 'text' | 'participants' | 'result' | 'state' | 'version')[] } }; response: { items: Schemas['EnergyCampaign'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New group of public meters of one kind */
  'energy.createEnergyGroup': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; name: string; squareMetres?: number | null; meterIds: string[] } }; response: Schemas['EnergyGroup'] }
  /** Groups of public meters */
  'energy.listEnergyGroups': { request: { params: object; query: { siteId: string; filter?: { kind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; active?: boolean }; fields?: ('id' | 'siteId' | 'name' | 'kind' | 'squareMetres' | 'areaKnown' | 'meters' | 'isActive' | 'version')[] } }; response: { items: Schemas['EnergyGroup'][] } }
  /** New measure, with the months before it by which it is judged */
  'energy.createEnergyMeasure': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; groupId?: string | null; meterId?: string | null; name: string; text?: string; costFen?: number | null; baselineFrom: string; baselineTo: string; expectedMonthly?: number | null } }; response: Schemas['EnergyMeasure'] }
  /** Measures that save energy (ENE-001), the newest first */
  'energy.listEnergyMeasures': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('planned' | 'running' | 'concluded' | 'dropped')[]; meterKind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'name' | 'text' | 'subject' | 'unit' | 'costFen' | 'baselineFrom' | 'baselineTo' | 'expectedMonthly' | 'startedOn' | 'state' | 'conclusion' | 'baseline' | 'savedMonthly' | 'savedMonths' | 'missingMonths' | 'allowedActions' | 'mayChange' | 'raisedAt' | 'version')[] } }; response: { items: Schemas['EnergyMeasure'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** History of an alarm */
  'energy.energyAlarmTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** What public meters counted in a month: whole site, groups, meters, with targets and what was before */
  'energy.energyBoard': { request: { params: object; query: { siteId: string; month: string; filter?: { kind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; subject?: ('site' | 'group' | 'meter')[]; over?: boolean; missing?: boolean } } }; response: Schemas['EnergyBoard'] }
  /** History of a measure */
  'energy.energyMeasureTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The month as XLSX or CSV */
  'energy.exportEnergy': { request: { params: object; query: { siteId: string; month: string; filter?: { kind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; subject?: ('site' | 'group' | 'meter')[]; over?: boolean; missing?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Alarms as XLSX or CSV */
  'energy.exportEnergyAlarms': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('open' | 'in_hand' | 'closed')[]; kind?: ('over_target' | 'over_budget' | 'deviation' | 'night_flow')[]; meterKind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; month?: string; meterId?: string; q?: string } } }; response: Blob }
  /** Campaigns as XLSX or CSV */
  'energy.exportEnergyCampaigns': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('to_come' | 'running' | 'over')[]; q?: string } } }; response: Blob }
  /** Measures as XLSX or CSV */
  'energy.exportEnergyMeasures': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('planned' | 'running' | 'concluded' | 'dropped')[]; meterKind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; q?: string } } }; response: Blob }
  /** Night readings as XLSX or CSV */
  'energy.exportNightReadings': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { meterId?: string; verdict?: ('fine' | 'suspicious' | 'unknown')[] } } }; response: Blob }
  /** One alarm */
  'energy.getEnergyAlarm': { request: { params: { id: string }; query: object }; response: Schemas['EnergyAlarm'] }
  /** From which deviation on a meter gives alarm, and which share of the usual use a night may have */
  'energy.getEnergyRule': { request: { params: object; query: { siteId: string } }; response: { deviationPercent: number; nightPercent: number; version: number } }
  /** From which deviation on a meter gives alarm, and which share of the usual use a night may have */
  'energy.setEnergyRule': { request: { params: object; query: object; body: { siteId: string; version: number; deviationPercent: number; nightPercent: number } }; response: { deviationPercent: number; nightPercent: number; version: number } }
  /** Alarms about consumption, the newest first */
  'energy.listEnergyAlarms': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('open' | 'in_hand' | 'closed')[]; kind?: ('over_target' | 'over_budget' | 'deviation' | 'night_flow')[]; meterKind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; month?: string; meterId?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'month' | 'kind' | 'subject' | 'unit' | 'actual' | 'expected' | 'percent' | 'state' | 'explanation' | 'workOrder' | 'raisedAt' | 'closedAt' | 'closedBy' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['EnergyAlarm'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Night readings of water meters, the newest first */
  'energy.listNightReadings': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { meterId?: string; verdict?: ('fine' | 'suspicious' | 'unknown')[] }; fields?: ('id' | 'siteId' | 'meter' | 'from' | 'to' | 'fromValue' | 'toValue' | 'perHour' | 'usualPerHour' | 'verdict' | 'alarm' | 'note' | 'by')[] } }; response: { items: Schemas['NightReading'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Read a water meter twice in a quiet night: what runs then is the least use, or a leak */
  'energy.readAtNight': { request: { params: object; query: object; body: { id?: string; meterId: string; from: string; fromValue: number; to: string; toValue: number; note?: string } }; response: Schemas['NightReading'] }
  /** Public water meters that can be read at night */
  'energy.nightMeters': { request: { params: object; query: { siteId: string; fields?: ('id' | 'code' | 'location' | 'lastValue')[] } }; response: { items: ({ id: string; code: string; location: string; lastValue: number | null })[] } }
  /** The report of a month 能耗月报 as PDF */
  'energy.printEnergyReport': { request: { params: object; query: { siteId: string; month: string } }; response: Blob }
  /** Set what the site, a group or a meter may use in a month and in a year */
  'energy.setEnergyTarget': { request: { params: object; query: object; body: { siteId: string; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; groupId?: string | null; meterId?: string | null; year: number; version?: number; basis?: 'total' | 'per_square_metre'; monthly?: number | null; yearBudget?: number | null; tolerancePercent?: number } }; response: { target: { id: string; year: number; basis: 'total' | 'per_square_metre'; monthly: number | null; yearBudget: number | null; tolerancePercent: number; version: number } | null } }
  /** Upkeep done, to repair, back from it, scrapped */
  'environment.actOnCleanEquipment': { request: { params: { id: string }; query: object; body: { version?: number; action: 'upkeep' | 'repair' | 'return' | 'scrap'; on?: string; note?: string; photoIds?: string[] } }; response: Schemas['CleanEquipment'] }
  /** Finish or cancel; `at` when it was done without network */
  'environment.actOnCleanJob': { request: { params: { id: string }; query: object; body: { version?: number; action: 'finish' | 'cancel'; at?: string; note?: string; photoIds?: string[] } }; response: Schemas['CleanJob'] }
  /** Done, or left out with a reason */
  'environment.actOnGreeningJob': { request: { params: { id: string }; query: object; body: { version?: number; action: 'done' | 'skip'; at?: string; note?: string; photoIds?: string[] } }; response: Schemas['GreeningJob'] }
  /** Ask the owners, accept or decline by what they said, revise, carry out */
  'environment.actOnGreeningPlan': { request: { params: { id: string }; query: object; body: { version?: number; action: 'ask' | 'accept' | 'decline' | 'revise' | 'carry_out'; inFavour?: number | null; against?: number | null; note?: string } }; response: Schemas['GreeningPlan'] }
  /** Tell the households, start, finish with what was used, check the effect, put off, cancel. It starts only when they were told long enough before */
  'environment.actOnPestControl': { request: { params: { id: string }; query: object; body: { version?: number; action: 'announce' | 'start' | 'finish' | 'check' | 'postpone' | 'cancel'; at?: string; words?: string; used?: string; isEffective?: boolean | null; plannedFrom?: string | null; plannedTo?: string | null; note?: string; photoIds?: string[] } }; response: Schemas['PestControl'] }
  /** Renew until a later day, or end with a reason */
  'environment.actOnTreeAdoption': { request: { params: { id: string }; query: object; body: { version?: number; action: 'renew' | 'end'; untilOn?: string | null; note?: string } }; response: Schemas['TreeAdoption'] }
  /** Say what a surface bears; acid on stone stays prohibited */
  'environment.changeAgentRule': { request: { params: object; query: object; body: { material: 'stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic'; agent: 'neutral' | 'acid' | 'alkaline' | 'solvent' | 'chlorine' | 'abrasive' | 'wax'; verdict: 'allowed' | 'careful' | 'prohibited'; note?: string } }; response: Schemas['AgentRule'] }
  /** Which agent which surface bears, for the whole organisation */
  'environment.listAgentRules': { request: { params: object; query: { fields?: ('material' | 'agent' | 'verdict' | 'note' | 'isOwn' | 'isFixed')[] } }; response: { items: Schemas['AgentRule'][] } }
  /** Change it */
  'environment.changeCleanEquipment': { request: { params: { id: string }; query: object; body: { version: number; code: string; name: string; kind: 'vacuum' | 'scrubber' | 'sweeper' | 'polisher' | 'pressure_washer' | 'sprayer' | 'mop_set' | 'other'; place?: string; boughtOn?: string | null; upkeepDays: number; lastUpkeepOn?: string | null; note?: string } }; response: Schemas['CleanEquipment'] }
  /** One piece of cleaning equipment */
  'environment.getCleanEquipment': { request: { params: { id: string }; query: object }; response: Schemas['CleanEquipment'] }
  /** Change a line */
  'environment.changeCleanLine': { request: { params: { id: string }; query: object; body: { version: number; areaType: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other'; areaId?: string | null; surface: 'floor' | 'wall' | 'ceiling' | 'fittings'; material?: 'stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic' | null; task: 'sweep' | 'mop' | 'wipe' | 'glass' | 'lamps' | 'dust' | 'disinfect' | 'pipes' | 'wells' | 'septic_check' | 'septic_empty'; own?: Schemas['FrequencyInput'] | null; ownSource?: 'contract' | 'own' | 'source_text' | null; note?: string; isActive?: boolean } }; response: Schemas['CleanLine'] }
  /** One line of the cleaning standard */
  'environment.getCleanLine': { request: { params: { id: string }; query: object }; response: Schemas['CleanLine'] }
  /** Change them; weights are of 100 altogether */
  'environment.changeEnvironmentSettings': { request: { params: object; query: object; body: { siteId: string; version: number; passMark: number; weights: { floor: number; wall: number; ceiling: number; fittings: number }; areaMinutes: number; noticeHours: number } }; response: Schemas['EnvironmentSettings'] }
  /** Pass mark and weights of cleaning checks, minutes of an area clean, hours of notice before pest control, and the service grade of the site */
  'environment.getEnvironmentSettings': { request: { params: object; query: { siteId: string } }; response: Schemas['EnvironmentSettings'] }
  /** Change a job that is still planned */
  'environment.changeGreeningJob': { request: { params: { id: string }; query: object; body: { version: number; task: 'prune' | 'fertilise' | 'water' | 'pest_spray'; areaId?: string | null; place?: string; species?: string; fromOn: string; toOn: string; employeeId?: string | null; note?: string } }; response: Schemas['GreeningJob'] }
  /** One job of greening */
  'environment.getGreeningJob': { request: { params: { id: string }; query: object }; response: Schemas['GreeningJob'] }
  /** Change a draft */
  'environment.changeGreeningPlan': { request: { params: { id: string }; query: object; body: { version: number; title: string; areaId?: string | null; place?: string; squareMetres?: number | null; species?: string; proposal: string; photoIds?: string[] } }; response: Schemas['GreeningPlan'] }
  /** One plan of greening */
  'environment.getGreeningPlan': { request: { params: { id: string }; query: object }; response: Schemas['GreeningPlan'] }
  /** Change a treatment of which nobody was told yet */
  'environment.changePestControl': { request: { params: { id: string }; query: object; body: { version: number; targets: ('mosquito' | 'rodent' | 'cockroach' | 'termite')[]; chemical: string; dose: string; place: string; buildingIds?: string[]; contractor: string; safety: string; plannedFrom: string; plannedTo: string; reentryMinutes: number } }; response: Schemas['PestControl'] }
  /** One treatment */
  'environment.getPestControl': { request: { params: { id: string }; query: object }; response: Schemas['PestControl'] }
  /** Change it; other times count from tomorrow, days before keep theirs */
  'environment.changeWasteStation': { request: { params: { id: string }; query: object; body: { version: number; code: string; name: string; areaId?: string | null; classes: ('recyclable' | 'hazardous' | 'kitchen' | 'other' | 'bulky' | 'construction')[]; contractor?: string; slots: string[]; graceMinutes?: number; isActive?: boolean } }; response: Schemas['WasteStation'] }
  /** One waste station */
  'environment.getWasteStation': { request: { params: { id: string }; query: object }; response: Schemas['WasteStation'] }
  /** Check an area: 100 less what is deducted, each surface by its weight; a check that fails wants a picture and asks the cleaning team to put it right */
  'environment.createCleanCheck': { request: { params: object; query: object; body: { id?: string; siteId: string; areaId?: string | null; place?: string; at?: string; cleanerId?: string | null; deductions?: ({ surface: 'floor' | 'wall' | 'ceiling' | 'fittings'; points: number; what: string })[]; note?: string; photoIds?: string[] } }; response: Schemas['CleanCheck'] }
  /** Cleaning checks of a site, latest first */
  'environment.listCleanChecks': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; areaId?: string; passed?: boolean; open?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'area' | 'place' | 'checkedAt' | 'by' | 'cleaner' | 'weights' | 'deductions' | 'score' | 'passMark' | 'isPassed' | 'finding' | 'note' | 'photos' | 'version')[] } }; response: { items: Schemas['CleanCheck'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New piece of cleaning equipment */
  'environment.createCleanEquipment': { request: { params: object; query: object; body: { id?: string; siteId: string; code: string; name: string; kind: 'vacuum' | 'scrubber' | 'sweeper' | 'polisher' | 'pressure_washer' | 'sprayer' | 'mop_set' | 'other'; place?: string; boughtOn?: string | null; upkeepDays: number; lastUpkeepOn?: string | null; note?: string } }; response: Schemas['CleanEquipment'] }
  /** Cleaning equipment of a site by code */
  'environment.listCleanEquipment': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; kind?: ('vacuum' | 'scrubber' | 'sweeper' | 'polisher' | 'pressure_washer' | 'sprayer' | 'mop_set' | 'other')[]; state?: ('in_use' | 'under_repair' | 'scrapped')[]; due?: boolean }; fields?: ('id' | 'siteId' | 'code' | 'name' | 'kind' | 'place' | 'boughtOn' | 'upkeepDays' | 'lastUpkeepOn' | 'nextUpkeepOn' | 'isDue' | 'note' | 'state' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['CleanEquipment'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New line; `ownSource` says where its own frequency comes from */
  'environment.createCleanLine': { request: { params: object; query: object; body: { id?: string; siteId: string; areaType: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other'; areaId?: string | null; surface: 'floor' | 'wall' | 'ceiling' | 'fittings'; material?: 'stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic' | null; task: 'sweep' | 'mop' | 'wipe' | 'glass' | 'lamps' | 'dust' | 'disinfect' | 'pipes' | 'wells' | 'septic_check' | 'septic_empty'; own?: Schemas['FrequencyInput'] | null; ownSource?: 'contract' | 'own' | 'source_text' | null; note?: string; isActive?: boolean } }; response: Schemas['CleanLine'] }
  /** Cleaning standard of a site: what is cleaned where and how often, target beside the floor of the grade */
  'environment.listCleanLines': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { areaType?: ('lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other')[]; task?: ('sweep' | 'mop' | 'wipe' | 'glass' | 'lamps' | 'dust' | 'disinfect' | 'pipes' | 'wells' | 'septic_check' | 'septic_empty')[]; surface?: ('floor' | 'wall' | 'ceiling' | 'fittings')[]; planned?: boolean; running?: boolean; active?: boolean }; fields?: ('id' | 'siteId' | 'areaType' | 'area' | 'surface' | 'material' | 'task' | 'note' | 'isActive' | 'target' | 'floor' | 'effective' | 'isBelowFloor' | 'plan' | 'isEnough' | 'version')[] } }; response: { items: Schemas['CleanLine'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New job in the calendar */
  'environment.createGreeningJob': { request: { params: object; query: object; body: { id?: string; siteId: string; task: 'prune' | 'fertilise' | 'water' | 'pest_spray'; areaId?: string | null; place?: string; species?: string; fromOn: string; toOn: string; employeeId?: string | null; note?: string } }; response: Schemas['GreeningJob'] }
  /** The calendar of greening, by the first day of each job */
  'environment.listGreeningJobs': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; task?: ('prune' | 'fertilise' | 'water' | 'pest_spray')[]; state?: ('planned' | 'done' | 'skipped')[]; overdue?: boolean; mine?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'task' | 'area' | 'place' | 'species' | 'fromOn' | 'toOn' | 'employee' | 'note' | 'state' | 'isOverdue' | 'isLate' | 'doneAt' | 'doneBy' | 'outcome' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['GreeningJob'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New proposal */
  'environment.createGreeningPlan': { request: { params: object; query: object; body: { id?: string; siteId: string; title: string; areaId?: string | null; place?: string; squareMetres?: number | null; species?: string; proposal: string; photoIds?: string[] } }; response: Schemas['GreeningPlan'] }
  /** Plans of greening, latest first */
  'environment.listGreeningPlans': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('draft' | 'asking' | 'accepted' | 'declined' | 'carried_out')[] }; fields?: ('id' | 'siteId' | 'number' | 'title' | 'area' | 'place' | 'squareMetres' | 'species' | 'proposal' | 'state' | 'askedOn' | 'opinion' | 'madeBy' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['GreeningPlan'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Plan a treatment */
  'environment.createPestControl': { request: { params: object; query: object; body: { id?: string; siteId: string; targets: ('mosquito' | 'rodent' | 'cockroach' | 'termite')[]; chemical: string; dose: string; place: string; buildingIds?: string[]; contractor: string; safety: string; plannedFrom: string; plannedTo: string; reentryMinutes: number } }; response: Schemas['PestControl'] }
  /** Pest control of a site, latest first */
  'environment.listPestControls': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('planned' | 'announced' | 'started' | 'done' | 'checked' | 'cancelled')[]; target?: ('mosquito' | 'rodent' | 'cockroach' | 'termite')[]; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'targets' | 'chemical' | 'dose' | 'place' | 'buildings' | 'contractor' | 'safety' | 'plannedFrom' | 'plannedTo' | 'reentryMinutes' | 'noticeHours' | 'notice' | 'mayStartAt' | 'state' | 'startedAt' | 'doneAt' | 'doneBy' | 'used' | 'reentryAt' | 'effect' | 'note' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['PestControl'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** A tree is adopted for a term, by a resident or somebody else; one tree by one adopter at a time */
  'environment.createTreeAdoption': { request: { params: object; query: object; body: { id?: string; siteId: string; treeCode: string; species: string; place?: string; personId?: string | null; adopter?: string; fromOn: string; untilOn: string; plaque?: string; note?: string } }; response: Schemas['TreeAdoption'] }
  /** Adopted trees by code */
  'environment.listTreeAdoptions': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('coming' | 'active' | 'over')[] }; fields?: ('id' | 'siteId' | 'treeCode' | 'species' | 'place' | 'person' | 'adopter' | 'fromOn' | 'untilOn' | 'endedOn' | 'plaque' | 'note' | 'state' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['TreeAdoption'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New waste station; its rounds begin at once */
  'environment.createWasteStation': { request: { params: object; query: object; body: { id?: string; siteId: string; code: string; name: string; areaId?: string | null; classes: ('recyclable' | 'hazardous' | 'kitchen' | 'other' | 'bulky' | 'construction')[]; contractor?: string; slots: string[]; graceMinutes?: number; isActive?: boolean } }; response: Schemas['WasteStation'] }
  /** Waste stations of a site by code, with the times at which they are emptied */
  'environment.listWasteStations': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; active?: boolean }; fields?: ('id' | 'siteId' | 'code' | 'name' | 'area' | 'classes' | 'contractor' | 'slots' | 'graceMinutes' | 'isActive' | 'floor' | 'isBelowFloor' | 'version')[] } }; response: { items: Schemas['WasteStation'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Cleaning, frequencies, waste, greening and pest control of a period; rates are null without anything to divide by */
  'environment.environmentFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: Schemas['EnvironmentFigures'] }
  /** History of a record of the environment work */
  'environment.environmentTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** What the caller has to do today: waste, greening, pest control, cleaning rounds, with the warnings of the site */
  'environment.environmentToday': { request: { params: object; query: { siteId: string } }; response: Schemas['EnvironmentToday'] }
  /** Uses of cleaning agents as XLSX or CSV */
  'environment.exportAgentUses': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; material?: ('stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic')[]; agent?: ('neutral' | 'acid' | 'alkaline' | 'solvent' | 'chlorine' | 'abrasive' | 'wax')[]; from?: string; to?: string } } }; response: Blob }
  /** Cleaning checks as XLSX or CSV */
  'environment.exportCleanChecks': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; areaId?: string; passed?: boolean; open?: boolean; from?: string; to?: string } } }; response: Blob }
  /** Cleaning equipment as XLSX or CSV */
  'environment.exportCleanEquipment': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('vacuum' | 'scrubber' | 'sweeper' | 'polisher' | 'pressure_washer' | 'sprayer' | 'mop_set' | 'other')[]; state?: ('in_use' | 'under_repair' | 'scrapped')[]; due?: boolean } } }; response: Blob }
  /** Area cleans as XLSX or CSV */
  'environment.exportCleanJobs': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('running' | 'done' | 'cancelled')[]; late?: boolean; mine?: boolean; from?: string; to?: string } } }; response: Blob }
  /** The cleaning standard as XLSX or CSV */
  'environment.exportCleanLines': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { areaType?: ('lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other')[]; task?: ('sweep' | 'mop' | 'wipe' | 'glass' | 'lamps' | 'dust' | 'disinfect' | 'pipes' | 'wells' | 'septic_check' | 'septic_empty')[]; surface?: ('floor' | 'wall' | 'ceiling' | 'fittings')[]; planned?: boolean; running?: boolean; active?: boolean } } }; response: Blob }
  /** The calendar of greening as XLSX or CSV */
  'environment.exportGreeningJobs': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; task?: ('prune' | 'fertilise' | 'water' | 'pest_spray')[]; state?: ('planned' | 'done' | 'skipped')[]; overdue?: boolean; mine?: boolean; from?: string; to?: string } } }; response: Blob }
  /** Plans of greening as XLSX or CSV */
  'environment.exportGreeningPlans': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('draft' | 'asking' | 'accepted' | 'declined' | 'carried_out')[] } } }; response: Blob }
  /** Pest control as XLSX or CSV */
  'environment.exportPestControls': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('planned' | 'announced' | 'started' | 'done' | 'checked' | 'cancelled')[]; target?: ('mosquito' | 'rodent' | 'cockroach' | 'termite')[]; from?: string; to?: string } } }; response: Blob }
  /** Adopted trees as XLSX or CSV */
  'environment.exportTreeAdoptions': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('coming' | 'active' | 'over')[] } } }; response: Blob }
  /** Collections of waste as XLSX or CSV */
  'environment.exportWasteCollections': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { stationId?: string; late?: boolean; bad?: boolean; mine?: boolean; from?: string; to?: string } } }; response: Blob }
  /** Waste stations as XLSX or CSV */
  'environment.exportWasteStations': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; active?: boolean } } }; response: Blob }
  /** One use of an agent */
  'environment.getAgentUse': { request: { params: { id: string }; query: object }; response: Schemas['AgentUse'] }
  /** One cleaning check */
  'environment.getCleanCheck': { request: { params: { id: string }; query: object }; response: Schemas['CleanCheck'] }
  /** One area clean */
  'environment.getCleanJob': { request: { params: { id: string }; query: object }; response: Schemas['CleanJob'] }
  /** One adoption */
  'environment.getTreeAdoption': { request: { params: { id: string }; query: object }; response: Schemas['TreeAdoption'] }
  /** One collection */
  'environment.getWasteCollection': { request: { params: { id: string }; query: object }; response: Schemas['WasteCollection'] }
  /** Uses of cleaning agents, latest first */
  'environment.listAgentUses': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; material?: ('stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic')[]; agent?: ('neutral' | 'acid' | 'alkaline' | 'solvent' | 'chlorine' | 'abrasive' | 'wax')[]; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'usedAt' | 'area' | 'place' | 'material' | 'agent' | 'product' | 'dose' | 'by' | 'note' | 'version')[] } }; response: { items: Schemas['AgentUse'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Write down an agent; one that the surface does not bear is refused at `/agent` */
  'environment.recordAgentUse': { request: { params: object; query: object; body: { id?: string; siteId: string; areaId?: string | null; place?: string; at?: string; material: 'stone' | 'tile' | 'wood' | 'carpet' | 'glass' | 'metal' | 'paint' | 'plastic'; agent: 'neutral' | 'acid' | 'alkaline' | 'solvent' | 'chlorine' | 'abrasive' | 'wax'; product?: string; dose?: string; note?: string } }; response: Schemas['AgentUse'] }
  /** Area cleans by the clock, latest first */
  'environment.listCleanJobs': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('running' | 'done' | 'cancelled')[]; late?: boolean; mine?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'area' | 'place' | 'wish' | 'minutes' | 'startedAt' | 'dueAt' | 'by' | 'doneAt' | 'isLate' | 'state' | 'note' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['CleanJob'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Begin to clean an area; refused until what its surfaces do not bear was read */
  'environment.startCleanJob': { request: { params: object; query: object; body: { id?: string; siteId: string; areaId?: string | null; place?: string; wish?: string; hasReadWarnings?: boolean; at?: string } }; response: Schemas['CleanJob'] }
  /** Agents that the surfaces of an area do not bear; without an area those of the whole site */
  'environment.listCleanWarnings': { request: { params: object; query: { siteId: string; areaId?: string; fields?: ('material' | 'agent' | 'note')[] } }; response: { items: Schemas['CleanWarning'][] } }
  /** Collections of waste, latest first */
  'environment.listWasteCollections': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { stationId?: string; late?: boolean; bad?: boolean; mine?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'station' | 'day' | 'slot' | 'at' | 'isLate' | 'by' | 'contractor' | 'loads' | 'isSorted' | 'isOverflowing' | 'smells' | 'finding' | 'note' | 'photos' | 'version')[] } }; response: { items: Schemas['WasteCollection'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** A station was emptied; without a slot of the day an extra one. Overflow or smell becomes a finding */
  'environment.recordWasteCollection': { request: { params: object; query: object; body: { id?: string; siteId: string; stationId: string; day?: string; slot?: string | null; at?: string; contractor?: string; loads?: ({ class: 'recyclable' | 'hazardous' | 'kitchen' | 'other' | 'bulky' | 'construction'; bins?: number | null; kilograms?: number | null })[]; isSorted?: boolean; isOverflowing?: boolean; smells?: boolean; note?: string; photoIds?: string[] } }; response: Schemas['WasteCollection'] }
  /** Plans of cleaning rounds by the frequency that is to be kept, one for each line that has none; they begin paused */
  'environment.planCleanLines': { request: { params: object; query: object; body: { siteId: string; lineIds: string[] } }; response: { items: Schemas['CleanLine'][] } }
  /** 《保洁标准》 as PDF, as it hangs on the wall */
  'environment.printCleanLines': { request: { params: object; query: { siteId: string; filter?: { areaType?: ('lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other')[]; task?: ('sweep' | 'mop' | 'wipe' | 'glass' | 'lamps' | 'dust' | 'disinfect' | 'pipes' | 'wells' | 'septic_check' | 'septic_empty')[]; surface?: ('floor' | 'wall' | 'ceiling' | 'fittings')[]; planned?: boolean; running?: boolean; active?: boolean } } }; response: Blob }
  /** The notice to the households 消杀通知, A4, to hang up */
  'environment.printPestNotice': { request: { params: { id: string }; query: object }; response: Blob }
  /** 《垃圾清运台账》 as PDF */
  'environment.printWasteCollections': { request: { params: object; query: { siteId: string; filter?: { stationId?: string; late?: boolean; bad?: boolean; mine?: boolean; from?: string; to?: string } } }; response: Blob }
  /** The lines that the service grade of the site asks for; what is there stays as it is */
  'environment.takeGradeLines': { request: { params: object; query: object; body: { siteId: string } }; response: { grade: number; added: number } }
  /** The usual jobs of a year by season; what is there stays as it is */
  'environment.takeGreeningYear': { request: { params: object; query: object; body: { siteId: string; year: number } }; response: { added: number } }
  /** The rounds of a day: what was emptied, what is late, what was missed */
  'environment.wasteDay': { request: { params: object; query: { siteId: string; day?: string; fields?: ('station' | 'day' | 'slot' | 'from' | 'until' | 'state' | 'collection')[] } }; response: { day: string; items: Schemas['WasteSlot'][] } }
  /** Move an application along */
  'errands.actOnApplication': { request: { params: { id: string }; query: object; body: { version?: number; note?: string; action: 'papers'; papers: { name: string; isRequired?: boolean; has: boolean }[] } | { version?: number; note?: string; action: 'submit'; provider: string; providerNumber?: string } | { version?: number; note?: string; action: 'appoint'; from: string; to: string } | { version?: number; note?: string; action: 'follow_up'; text: string } | { version?: number; note?: string; action: 'done'; result: string } | { version?: number; note?: string; action: 'refuse'; reason: string } | { version?: number; note?: string; action: 'withdraw'; reason: string } }; response: Schemas['Application'] }
  /** Finish or cancel a booking */
  'errands.actOnBooking': { request: { params: { id: string }; query: object; body: { action: 'finish'; version?: number } | { action: 'cancel'; version?: number; reason: string } }; response: Schemas['Booking'] }
  /** Everything that happened */
  'errands.applicationTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Change a room or a service */
  'errands.changeBookable': { request: { params: { id: string }; query: object; body: { version: number; place?: string; seats?: number | null; priceFen?: number | null; priceUnit?: string; opensAt?: string; closesAt?: string; isActive?: boolean } }; response: Schemas['Bookable'] }
  /** Take an application on behalf of a household */
  'errands.createApplication': { request: { params: object; query: object; body: { id?: string; siteId: string; service: 'gas' | 'cable_tv' | 'phone' | 'broadband'; unitId: string; personId?: string | null; contactPhone?: string; provider?: string; note?: string; guideId?: string } }; response: Schemas['Application'] }
  /** Applications at providers, newest first */
  'errands.listApplications': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('asked' | 'complete' | 'submitted' | 'appointed' | 'done' | 'refused' | 'withdrawn')[]; service?: ('gas' | 'cable_tv' | 'phone' | 'broadband')[]; open?: boolean; mine?: boolean; overdue?: boolean; unitId?: string; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'service' | 'state' | 'provider' | 'unit' | 'person' | 'owner' | 'askedAt' | 'followedAt' | 'missingPapers' | 'appointmentFrom' | 'appointmentTo' | 'endedAt' | 'clock' | 'version')[] } }; response: { items: Schemas['ApplicationSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New room or printing service */
  'errands.createBookable': { request: { params: object; query: object; body: { siteId: string; kind: 'meeting_room' | 'printing'; name: string; place?: string; seats?: number | null; priceFen?: number | null; priceUnit?: string; opensAt?: string; closesAt?: string } }; response: Schemas['Bookable'] }
  /** Meeting rooms and printing of a site */
  'errands.listBookables': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'kind' | 'name' | 'place' | 'seats' | 'priceFen' | 'priceUnit' | 'opensAt' | 'closesAt' | 'isActive' | 'version')[] } }; response: { items: Schemas['Bookable'][] } }
  /** Book a room or order printing */
  'errands.createBooking': { request: { params: object; query: object; body: { id?: string; bookableId: string; startsAt: string; endsAt: string; quantity?: number; unitId?: string | null; personId?: string | null; bookedFor: string; phone?: string; purpose?: string } }; response: Schemas['Booking'] }
  /** Bookings of a period, earliest first */
  'errands.listBookings': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { day?: string; from?: string; to?: string; bookableId?: string; state?: ('booked' | 'done' | 'cancelled')[] }; fields?: ('id' | 'siteId' | 'bookable' | 'kind' | 'state' | 'startsAt' | 'endsAt' | 'quantity' | 'unit' | 'person' | 'bookedFor' | 'phone' | 'purpose' | 'amountFen' | 'reason' | 'madeAt' | 'madeBy' | 'version')[] } }; response: { items: Schemas['Booking'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The applications as XLSX or CSV */
  'errands.exportApplications': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('asked' | 'complete' | 'submitted' | 'appointed' | 'done' | 'refused' | 'withdrawn')[]; service?: ('gas' | 'cable_tv' | 'phone' | 'broadband')[]; open?: boolean; mine?: boolean; overdue?: boolean; unitId?: string; from?: string; to?: string; q?: string } } }; response: Blob }
  /** Bookings of a period as XLSX or CSV */
  'errands.exportBookings': { request: { params: object; query: { siteId: string; filter?: { day?: string; from?: string; to?: string; bookableId?: string; state?: ('booked' | 'done' | 'cancelled')[] }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One application */
  'errands.getApplication': { request: { params: { id: string }; query: object }; response: Schemas['Application'] }
  /** 《代办事项资料清单》 as PDF */
  'errands.printApplication': { request: { params: { id: string }; query: object }; response: Blob }
  /** Try an idea out, adopt it, or decline it with the reason */
  'evaluations.actOnIdea': { request: { params: { id: string }; query: object; body: { action: 'try'; version?: number; trialUntil: string } | { action: 'adopt'; version?: number; outcome: string } | { action: 'decline'; version?: number; outcome: string } }; response: Schemas['InnovationProposal'] }
  /** Conclude an evaluation once everybody heard what became of their word; opens the next one */
  'evaluations.closeEvaluation': { request: { params: { id: string }; query: object; body: { version?: number; conclusion: string } }; response: Schemas['ServiceEvaluation'] }
  /** Everything that happened */
  'evaluations.evaluationTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The evaluations as XLSX or CSV */
  'evaluations.exportEvaluations': { request: { params: object; query: { siteId: string; filter?: { state?: ('open' | 'closed')[] }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The ideas as XLSX or CSV */
  'evaluations.exportIdeas': { request: { params: object; query: { siteId: string; filter?: { state?: ('proposed' | 'trial' | 'adopted' | 'declined')[]; source?: ('owners' | 'market' | 'colleagues' | 'evaluation')[]; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The opinions as XLSX or CSV */
  'evaluations.exportOpinions': { request: { params: object; query: { siteId: string; filter?: { evaluationId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Note what somebody was told of what became of their word */
  'evaluations.feedBack': { request: { params: { id: string }; query: object; body: { words: string } }; response: Schemas['EvaluationOpinion'] }
  /** One evaluation */
  'evaluations.getEvaluation': { request: { params: { id: string }; query: object }; response: Schemas['ServiceEvaluation'] }
  /** One idea */
  'evaluations.getIdea': { request: { params: { id: string }; query: object }; response: Schemas['InnovationProposal'] }
  /** Say something to an evaluation */
  'evaluations.giveOpinion': { request: { params: { id: string }; query: object; body: { id?: string; role?: 'owner' | 'tenant' | 'other'; personId?: string | null; byName?: string; score?: number | null; words?: string } }; response: Schemas['EvaluationOpinion'] }
  /** Evaluations of the service, newest first */
  'evaluations.listEvaluations': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('open' | 'closed')[] }; fields?: ('id' | 'number' | 'siteId' | 'title' | 'question' | 'fromOn' | 'untilOn' | 'everyMonths' | 'state' | 'owner' | 'conclusion' | 'openedAt' | 'closedAt' | 'opinions' | 'owners' | 'tenants' | 'score' | 'findings' | 'waiting' | 'clock' | 'mayManage' | 'version')[] } }; response: { items: Schemas['ServiceEvaluation'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Open an evaluation, once or every so many months */
  'evaluations.openEvaluation': { request: { params: object; query: object; body: { id?: string; siteId: string; title: string; question?: string; fromOn: string; untilOn: string; everyMonths?: number | null; ownerId: string } }; response: Schemas['ServiceEvaluation'] }
  /** Ideas for new services, newest first */
  'evaluations.listIdeas': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('proposed' | 'trial' | 'adopted' | 'declined')[]; source?: ('owners' | 'market' | 'colleagues' | 'evaluation')[]; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'title' | 'source' | 'need' | 'idea' | 'benefit' | 'state' | 'trialUntil' | 'outcome' | 'proposedBy' | 'proposedAt' | 'decidedBy' | 'decidedAt' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['InnovationProposal'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Propose a new service or a better way */
  'evaluations.proposeIdea': { request: { params: object; query: object; body: { id?: string; siteId: string; title: string; source: 'owners' | 'market' | 'colleagues' | 'evaluation'; need: string; idea: string; benefit?: string } }; response: Schemas['InnovationProposal'] }
  /** What owners and tenants said, newest first */
  'evaluations.listOpinions': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { evaluationId?: string }; fields?: ('id' | 'evaluationId' | 'role' | 'person' | 'unit' | 'byName' | 'score' | 'words' | 'saidAt' | 'recordedBy' | 'action' | 'feedback' | 'fedBackAt' | 'fedBackBy')[] } }; response: { items: Schemas['EvaluationOpinion'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Evaluations that ask the resident now, and what became of what was said */
  'evaluations.ownEvaluations': { request: { params: object; query: { fields?: ('id' | 'title' | 'question' | 'untilOn' | 'isOpen' | 'own')[] } }; response: { items: ({ id: string; title: string; question: string; untilOn: string; isOpen: boolean; own: { score: number | null; words: string; saidAt: string; feedback: string; fedBackAt: string | null } | null })[] } }
  /** Make a corrective action of what opinions say */
  'evaluations.raiseFinding': { request: { params: { id: string }; query: object; body: { opinionIds: string[]; title: string; problem?: string; ownerId: string; dueOn: string } }; response: { actionId: string; number: string } }
  /** Publish it: papers are drawn and the candidates told; close it, or cancel it */
  'exams.actOnExam': { request: { params: { id: string }; query: object; body: { version?: number; action: 'publish' | 'close' | 'cancel'; reason?: string } }; response: Schemas['Exam'] }
  /** More candidates; in a published exam their papers are drawn at once */
  'exams.addCandidates': { request: { params: { id: string }; query: object; body: { employeeIds: string[] } }; response: Schemas['Exam'] }
  /** Change a pattern; exams that exist keep theirs */
  'exams.changeBlueprint': { request: { params: { id: string }; query: object; body: { version: number; name: string; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; sections: ({ title: string; passPercent?: number | null; lines: ({ topic?: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management' | null; difficulty?: 'easy' | 'medium' | 'hard' | null; type?: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer' | null; count: number; marks: number })[] })[]; durationMinutes?: number; passPercent?: number; maxAttempts?: number; retakeAfterDays?: number; markers?: number; markTolerance?: number; certificateMonths?: number | null; isActive: boolean } }; response: Schemas['ExamBlueprint'] }
  /** One pattern */
  'exams.getBlueprint': { request: { params: { id: string }; query: object }; response: Schemas['ExamBlueprint'] }
  /** Is this certificate real */
  'exams.checkCertificate': { request: { params: { code: string }; query: object }; response: { number: string; name: string; exam: string; organization: string; issuedOn: string; validUntil: string | null; isValid: boolean } }
  /** New pattern */
  'exams.createBlueprint': { request: { params: object; query: object; body: { id?: string; name: string; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; sections: ({ title: string; passPercent?: number | null; lines: ({ topic?: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management' | null; difficulty?: 'easy' | 'medium' | 'hard' | null; type?: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer' | null; count: number; marks: number })[] })[]; durationMinutes?: number; passPercent?: number; maxAttempts?: number; retakeAfterDays?: number; markers?: number; markTolerance?: number; certificateMonths?: number | null } }; response: Schemas['ExamBlueprint'] }
  /** Patterns from which papers are drawn */
  'exams.listBlueprints': { request: { params: object; query: { filter?: { active?: boolean }; fields?: ('id' | 'name' | 'post' | 'sections' | 'durationMinutes' | 'passPercent' | 'maxAttempts' | 'retakeAfterDays' | 'markers' | 'markTolerance' | 'certificateMonths' | 'isActive' | 'questions' | 'marks' | 'short' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['ExamBlueprint'][] } }
  /** An exam by a pattern, for these people, as a draft */
  'exams.createExam': { request: { params: object; query: object; body: { id?: string; siteId: string; blueprintId: string; title: string; opensAt: string; closesAt: string; candidateIds: string[] } }; response: Schemas['Exam'] }
  /** Exams of a site, newest first */
  'exams.listExams': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('draft' | 'published' | 'closed' | 'cancelled')[]; toMark?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'title' | 'state' | 'opensAt' | 'closesAt' | 'durationMinutes' | 'passPercent' | 'candidates' | 'sitting' | 'toMark' | 'examined' | 'passed' | 'version')[] } }; response: { items: Schemas['ExamSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Uphold an appeal with what is done about the item, or reject it with the reason */
  'exams.decideAppeal': { request: { params: { id: string }; query: object; body: { version?: number; action: 'uphold' | 'reject'; reply: string; kind?: 'void' | 'full_marks' | 'new_answer'; answer?: string[] } }; response: Schemas['ExamAppeal'] }
  /** Begin, or go on here; another screen that has it is asked for first */
  'exams.enterSitting': { request: { params: { id: string }; query: object; body: { holder?: string; takeOver?: boolean; device?: string } }; response: Schemas['ExamPaper'] }
  /** Pass rate of a period, by exam and topic */
  'exams.examFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: { examined: number; passed: number; passRate: number | null; goal: number; absent: number; exams: ({ id: string; title: string; closesAt: string; examined: number; passed: number; passRate: number | null })[]; topics: ({ topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; answered: number; share: number })[] } }
  /** Everything that happened */
  'exams.examTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Appeals as XLSX or CSV */
  'exams.exportAppeals': { request: { params: object; query: { siteId: string; filter?: { state?: ('open' | 'upheld' | 'rejected')[] }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Patterns of papers as XLSX or CSV */
  'exams.exportBlueprints': { request: { params: object; query: { filter?: { active?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Certificates of exams as XLSX or CSV */
  'exams.exportExamCertificates': { request: { params: object; query: { siteId: string; filter?: { mine?: boolean; valid?: boolean; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** How each question of an exam was answered, as XLSX or CSV */
  'exams.exportExamItems': { request: { params: { id: string }; query: { format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The exams as XLSX or CSV */
  'exams.exportExams': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('draft' | 'published' | 'closed' | 'cancelled')[]; toMark?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** The results as XLSX or CSV */
  'exams.exportResults': { request: { params: { id: string }; query: { format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One exam with its candidates and results */
  'exams.getExam': { request: { params: { id: string }; query: { fields?: ('questionId' | 'number' | 'code' | 'stem' | 'type' | 'papers' | 'share' | 'isVoid')[] } }; response: Schemas['Exam'] }
  /** Appeals at a site, open ones first */
  'exams.listAppeals': { request: { params: object; query: { siteId: string; filter?: { state?: ('open' | 'upheld' | 'rejected')[] }; fields?: ('id' | 'siteId' | 'sittingId' | 'exam' | 'position' | 'question' | 'employee' | 'reason' | 'state' | 'reply' | 'decidedBy' | 'decidedAt' | 'raisedAt' | 'version')[] } }; response: { items: Schemas['ExamAppeal'][] } }
  /** Certificates of exams; own ones for everybody */
  'exams.listExamCertificates': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { mine?: boolean; valid?: boolean; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'employee' | 'exam' | 'percent' | 'issuedOn' | 'validUntil' | 'isValid' | 'verificationCode')[] } }; response: { items: Schemas['ExamCertificate'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** My exams: to sit, running, and how they went */
  'exams.listOwnExams': { request: { params: object; query: { fields?: ('id' | 'attempt' | 'state' | 'startedAt' | 'deadlineAt' | 'submittedAt' | 'submittedBy' | 'answered' | 'of' | 'score' | 'maxScore' | 'percent' | 'isPassed' | 'isPassKept' | 'certificateId' | 'exam' | 'questions' | 'mayEnter' | 'mayRetake' | 'retakeFrom' | 'mayReview' | 'verificationCode')[] } }; response: { serverNow: string; items: Schemas['OwnExamSitting'][] } }
  /** Written answers that wait for my marks, without names */
  'exams.listToMark': { request: { params: object; query: { siteId: string; examId?: string; fields?: ('sittingId' | 'position' | 'exam' | 'stem' | 'modelAnswer' | 'reference' | 'response' | 'marks' | 'round' | 'given')[] } }; response: { items: { sittingId: string; position: number; exam: Schemas['Ref']; stem: string; modelAnswer: string; reference: string; response: string; marks: number; round: number; given: number[] }[] } }
  /** My wrong-answer book: what I got wrong and have not got right since */
  'exams.listWrongAnswers': { request: { params: object; query: { fields?: ('questionId' | 'number' | 'content' | 'pictures' | 'response' | 'exam' | 'at' | 'practised')[] } }; response: { items: ({ questionId: string; number: number; content: { type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer'; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; difficulty: 'easy' | 'medium' | 'hard'; stem: string; options: { key: string; text: string }[]; targets: { key: string; text: string }[]; answer: string[]; reference: string; explanation: string; pictureIds: string[]; standardItem?: { standardId: string; number: number; itemId: string } }; pictures: Schemas['FileRef'][]; response: string[] | null; exam: Schemas['Ref']; at: string; practised: number })[] } }
  /** Marks for a written answer; where two differ, a third decides */
  'exams.markAnswer': { request: { params: { id: string }; query: object; body: { position: number; marks: number; comment?: string } }; response: { isSettled: boolean; round: number } }
  /** Answer a question of the book again; right answers leave it */
  'exams.practiseAnswer': { request: { params: { id: string }; query: object; body: { response: string[] } }; response: { isRight: boolean; right: string[]; explanation: string; reference: string } }
  /** The certificate as PDF */
  'exams.printCertificate': { request: { params: { id: string }; query: object }; response: Blob }
  /** A marked paper as PDF, with what is right; the candidate gets it once the exam is over */
  'exams.printSitting': { request: { params: { id: string }; query: object }; response: Blob }
  /** This item is faulty, or was marked wrongly */
  'exams.raiseAppeal': { request: { params: { id: string }; query: object; body: { position: number; reason: string } }; response: Schemas['ExamAppeal'] }
  /** A faulty item: void it, give it to everybody, or correct its answer; all papers are scored anew and nobody loses a pass */
  'exams.regradeExam': { request: { params: { id: string }; query: object; body: { questionId: string; number: number; kind: 'void' | 'full_marks' | 'new_answer'; answer?: string[]; reason: string } }; response: Schemas['Exam'] }
  /** Sit it once more; a new paper is drawn */
  'exams.retakeExam': { request: { params: { id: string }; query: object }; response: Schemas['OwnExamSitting'] }
  /** A marked paper with what is right; the candidate sees it once the exam is over */
  'exams.reviewSitting': { request: { params: { id: string }; query: { fields?: ('position' | 'section' | 'type' | 'stem' | 'options' | 'targets' | 'blanks' | 'marks' | 'pictures' | 'response' | 'questionId' | 'number' | 'score' | 'isVoid' | 'right' | 'reference' | 'explanation' | 'comment' | 'appeal')[] } }; response: Schemas['ExamReview'] }
  /** Keep answers; sent again it changes nothing */
  'exams.saveAnswers': { request: { params: { id: string }; query: object; body: { holder: string; answers?: { position: number; sequence: number; response: string[] }[] } }; response: { serverNow: string; secondsLeft: number; saved: number } }
  /** Hand in, with the last answers; handed in twice it counts once */
  'exams.submitSitting': { request: { params: { id: string }; query: object; body: { holder: string; answers?: { position: number; sequence: number; response: string[] }[] } }; response: Schemas['OwnExamSitting'] }
  /** Approve, refuse, hand over or withdraw */
  'externalqueries.actOnExternalQuery': { request: { params: { id: string }; query: object; body: { action: 'approve'; version?: number; scope?: { personIds?: string[]; unitIds?: string[]; documentIds?: string[]; fields?: ('name' | 'phone' | 'id_number' | 'contact' | 'occupancy' | 'unit')[]; from?: string | null; to?: string | null }; note?: string } | { action: 'refuse'; version?: number; reason: string } | { action: 'hand_over'; version?: number; recipient: string } | { action: 'withdraw'; version?: number; reason: string } }; response: Schemas['ExternalQuery'] }
  /** The register as XLSX or CSV */
  'externalqueries.exportExternalQueries': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('requested' | 'approved' | 'handed_over' | 'refused' | 'withdrawn')[]; authorityKind?: ('police' | 'procuratorate' | 'court' | 'government' | 'other')[]; mine?: boolean; from?: string; to?: string } } }; response: Blob }
  /** What happened to a query */
  'externalqueries.externalQueryTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** One query */
  'externalqueries.getExternalQuery': { request: { params: { id: string }; query: object }; response: Schemas['ExternalQuery'] }
  /** Register of queries from outside, newest first */
  'externalqueries.listExternalQueries': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('requested' | 'approved' | 'handed_over' | 'refused' | 'withdrawn')[]; authorityKind?: ('police' | 'procuratorate' | 'court' | 'government' | 'other')[]; mine?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'authorityKind' | 'authority' | 'officer' | 'documentNumber' | 'legalBasis' | 'state' | 'registeredBy' | 'registeredAt' | 'decidedBy' | 'decidedAt' | 'handedOverAt' | 'version')[] } }; response: { items: Schemas['ExternalQuerySummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Register a query of an authority */
  'externalqueries.registerExternalQuery': { request: { params: object; query: object; body: { id?: string; siteId: string; authorityKind: 'police' | 'procuratorate' | 'court' | 'government' | 'other'; authority: string; officer: string; officerCard?: string; officerPhone?: string; documentNumber?: string; legalBasis: string; purpose: string; scope: { personIds?: string[]; unitIds?: string[]; documentIds?: string[]; fields?: ('name' | 'phone' | 'id_number' | 'contact' | 'occupancy' | 'unit')[]; from?: string | null; to?: string | null }; requestFileIds: string[] } }; response: Schemas['ExternalQuery'] }
  /** 《外部查询登记与交付回执》 as PDF */
  'externalqueries.printExternalQuery': { request: { params: { id: string }; query: object }; response: Blob }
  /** Add the usual duties that are missing */
  'governance.addReadyDuties': { request: { params: object; query: object }; response: { added: number } }
  /** Rename a duty, say who has which part in it, put it away or take it back */
  'governance.changeDuty': { request: { params: { id: string }; query: object; body: { version: number; name?: string; categoryId?: string | null; isActive?: boolean; sortOrder?: number; parts?: ({ positionId: string; part: 'owner' | 'assist' | 'inform' })[] } }; response: Schemas['ResponsibilityDuty'] }
  /** Agree another time for the follow-up, or give it to a colleague */
  'governance.changeLiaison': { request: { params: { id: string }; query: object; body: { version: number; dueAt?: string; ownerId?: string; reason: string } }; response: Schemas['Liaison'] }
  /** One contact with an outside party */
  'governance.getLiaison': { request: { params: { id: string }; query: object }; response: Schemas['Liaison'] }
  /** Change an outside party */
  'governance.changeParty': { request: { params: { id: string }; query: object; body: { version: number; kind?: 'committee' | 'environment' | 'urban_management' | 'police' | 'fire' | 'medical' | 'developer' | 'utility' | 'other'; name?: string; contact?: string; phone?: string; address?: string; note?: string; isActive?: boolean } }; response: Schemas['ExternalParty'] }
  /** The sites beside each other; each figure opens to its records */
  'governance.compareSites': { request: { params: object; query: { from: string; to: string } }; response: Schemas['SiteComparison'] }
  /** New duty of the matrix */
  'governance.createDuty': { request: { params: object; query: object; body: { id?: string; name: string; categoryId?: string | null; parts?: ({ positionId: string; part: 'owner' | 'assist' | 'inform' })[]; sortOrder?: number } }; response: Schemas['ResponsibilityDuty'] }
  /** Which post owns, assists or is told of which duty, and where that is unclear */
  'governance.responsibilities': { request: { params: object; query: { siteId?: string; conflicts?: boolean; all?: boolean; fields?: ('id' | 'name' | 'category' | 'parts' | 'conflict' | 'isActive' | 'sortOrder' | 'version')[] } }; response: { items: Schemas['ResponsibilityDuty'][]; positions: Schemas['Ref'][]; uncovered: Schemas['Ref'][] } }
  /** New outside party */
  'governance.createParty': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'committee' | 'environment' | 'urban_management' | 'police' | 'fire' | 'medical' | 'developer' | 'utility' | 'other'; name: string; contact?: string; phone?: string; address?: string; note?: string } }; response: Schemas['ExternalParty'] }
  /** Whom outside the house a site deals with */
  'governance.listParties': { request: { params: object; query: { siteId: string; filter?: { kind?: ('committee' | 'environment' | 'urban_management' | 'police' | 'fire' | 'medical' | 'developer' | 'utility' | 'other')[]; q?: string; all?: boolean }; fields?: ('id' | 'siteId' | 'kind' | 'name' | 'contact' | 'phone' | 'address' | 'note' | 'isActive' | 'lastAt' | 'openCount' | 'version')[] } }; response: { items: Schemas['ExternalParty'][] } }
  /** What changed in a duty */
  'governance.dutyTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The sites beside each other as XLSX or CSV */
  'governance.exportComparison': { request: { params: object; query: { from: string; to: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The liaison log as XLSX or CSV */
  'governance.exportLiaisons': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { partyId?: string; kind?: ('committee' | 'environment' | 'urban_management' | 'police' | 'fire' | 'medical' | 'developer' | 'utility' | 'other')[]; open?: boolean; overdue?: boolean; mine?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** The nonconformities as XLSX or CSV */
  'governance.exportNonconformities': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { employeeId?: string; observerId?: string; from?: string; to?: string; q?: string } } }; response: Blob }
  /** The outside parties as XLSX or CSV */
  'governance.exportParties': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { kind?: ('committee' | 'environment' | 'urban_management' | 'police' | 'fire' | 'medical' | 'developer' | 'utility' | 'other')[]; q?: string; all?: boolean } } }; response: Blob }
  /** The matrix as XLSX or CSV */
  'governance.exportResponsibilities': { request: { params: object; query: { siteId?: string; conflicts?: boolean; all?: boolean; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Everything that happened */
  'governance.liaisonTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The liaison log of a site, newest first */
  'governance.listLiaisons': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { partyId?: string; kind?: ('committee' | 'environment' | 'urban_management' | 'police' | 'fire' | 'medical' | 'developer' | 'utility' | 'other')[]; open?: boolean; overdue?: boolean; mine?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'party' | 'partyKind' | 'at' | 'subject' | 'content' | 'commitments' | 'dueAt' | 'owner' | 'settledAt' | 'result' | 'recordedBy' | 'clock' | 'maySettle' | 'mayChange' | 'version')[] } }; response: { items: Schemas['Liaison'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Record a contact with an outside party */
  'governance.recordLiaison': { request: { params: object; query: object; body: { id?: string; partyId: string; at?: string; subject: string; content?: string; commitments?: string; dueAt?: string | null; ownerId?: string | null } }; response: Schemas['Liaison'] }
  /** What was seen done wrong and corrected, newest first */
  'governance.listNonconformities': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { employeeId?: string; observerId?: string; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'observedAt' | 'observer' | 'employee' | 'operation' | 'correction' | 'trainingNeed')[] } }; response: { items: Schemas['Nonconformity'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Record a wrong operation and how it was corrected; with a topic it asks for training */
  'governance.recordNonconformity': { request: { params: object; query: object; body: { id?: string; siteId: string; observedAt?: string; employeeId?: string | null; operation: string; correction: string; trainingTopic?: string; trainingPost?: string } }; response: Schemas['Nonconformity'] }
  /** Nonconformities of each month, and by colleague */
  'governance.nonconformityFigures': { request: { params: object; query: { siteId: string; months?: number } }; response: { months: ({ month: string; fromOn: string; toOn: string; count: number; trained: number; checks: number; score: number | null })[]; people: { id: string; name: string; count: number }[] } }
  /** What was agreed has been followed up */
  'governance.settleLiaison': { request: { params: { id: string }; query: object; body: { version?: number; result: string } }; response: Schemas['Liaison'] }
  /** Whose a matter is by the matrix */
  'governance.suggestResponsible': { request: { params: object; query: { siteId: string; categoryId: string } }; response: Schemas['Responsible'] }
  /** Move a defect along */
  'handover.actOnDefect': { request: { params: { id: string }; query: object; body: { version?: number; note?: string; photoIds?: string[]; action: 'self_fix'; workerId?: string | null } | { version?: number; note?: string; photoIds?: string[]; action: 'report_up' } | { version?: number; note?: string; photoIds?: string[]; action: 'promise'; promisedOn: string } | { version?: number; note?: string; photoIds?: string[]; action: 'fixed'; at?: string } | { version?: number; note?: string; photoIds?: string[]; action: 'recheck'; isFine: boolean; dueOn?: string | null } | { version?: number; note?: string; photoIds?: string[]; action: 'tell'; how: string } | { version?: number; note?: string; photoIds?: string[]; action: 'close' } | { version?: number; note?: string; photoIds?: string[]; action: 'charge_back'; amountFen: number } | { version?: number; note: string; photoIds?: string[]; action: 'withdraw' } }; response: Schemas['Defect'] }
  /** Record the delivery, or cancel a letter that was not sent */
  'handover.actOnDefectLetter': { request: { params: { id: string }; query: object; body: { version?: number; note?: string; photoIds?: string[]; action: 'deliver'; way: 'hand' | 'post' | 'email' | 'message'; receivedBy: string; at?: string } | { version?: number; note?: string; photoIds?: string[]; action: 'cancel' } }; response: Schemas['DefectLetter'] }
  /** Change what a defect says, until it is verified */
  'handover.changeDefect': { request: { params: { id: string }; query: object; body: { unitId?: string | null; areaId?: string | null; facilityId?: string | null; location?: string; description?: string; trade?: 'civil' | 'waterproofing' | 'doors_windows' | 'finishes' | 'plumbing' | 'electrical' | 'heating' | 'fire' | 'lift' | 'intelligent' | 'outdoor' | 'other'; part?: 'structure' | 'waterproofing' | 'heating' | 'installations' | 'decoration' | 'agreed'; builderId?: string | null; personId?: string | null; contact?: string; version: number; photoIds?: string[] } }; response: Schemas['Defect'] }
  /** One construction defect */
  'handover.getDefect': { request: { params: { id: string }; query: object }; response: Schemas['Defect'] }
  /** Register a construction defect */
  'handover.createDefect': { request: { params: object; query: object; body: { unitId?: string | null; areaId?: string | null; facilityId?: string | null; location?: string; description: string; trade: 'civil' | 'waterproofing' | 'doors_windows' | 'finishes' | 'plumbing' | 'electrical' | 'heating' | 'fire' | 'lift' | 'intelligent' | 'outdoor' | 'other'; part: 'structure' | 'waterproofing' | 'heating' | 'installations' | 'decoration' | 'agreed'; builderId?: string | null; personId?: string | null; contact?: string; id?: string; siteId: string; source: 'owner' | 'patrol' | 'desk' | 'list'; foundAt?: string; photoIds?: string[] } }; response: Schemas['Defect'] }
  /** Construction defects of a site, newest first */
  'handover.listDefects': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('registered' | 'self_fix' | 'reported_up' | 'notified' | 'fixed' | 'verified' | 'told' | 'closed' | 'withdrawn')[]; open?: boolean; overdue?: boolean; trade?: ('civil' | 'waterproofing' | 'doors_windows' | 'finishes' | 'plumbing' | 'electrical' | 'heating' | 'fire' | 'lift' | 'intelligent' | 'outdoor' | 'other')[]; source?: ('owner' | 'patrol' | 'desk' | 'list')[]; buildingId?: string; unitId?: string; builderId?: string; forParty?: string; age?: 'week' | 'month' | 'quarter' | 'longer'; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'foreignNumber' | 'placeKind' | 'unit' | 'area' | 'facility' | 'building' | 'location' | 'place' | 'description' | 'trade' | 'part' | 'warranty' | 'builder' | 'source' | 'person' | 'contact' | 'registeredBy' | 'registeredAt' | 'foundAt' | 'finding' | 'state' | 'workOrder' | 'letters' | 'dueOn' | 'promisedOn' | 'notifiedAt' | 'isOverdue' | 'fixedAt' | 'fixNote' | 'failures' | 'verifiedAt' | 'toldAt' | 'toldHow' | 'closedAt' | 'outcome' | 'daysOpen' | 'costFen' | 'chargedFen' | 'chargedOn' | 'clock' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['Defect'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Write a letter about chosen defects */
  'handover.createDefectLetter': { request: { params: object; query: object; body: { id?: string; siteId: string; partyId: string; dueOn: string; words?: string; items: ({ defectId: string; dueOn?: string | null })[] } }; response: Schemas['DefectLetter'] }
  /** Letters to the developer, newest first */
  'handover.listDefectLetters': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('draft' | 'delivered' | 'cancelled')[]; partyId?: string; defectId?: string }; fields?: ('id' | 'siteId' | 'number' | 'party' | 'dueOn' | 'words' | 'state' | 'items' | 'open' | 'delivery' | 'note' | 'madeBy' | 'madeAt' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['DefectLetter'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Defects by building, trade and builder, with the age of open ones */
  'handover.defectSummary': { request: { params: object; query: { siteId: string; buildingId?: string } }; response: Schemas['DefectSummary'] }
  /** The letters as XLSX or CSV */
  'handover.exportDefectLetters': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('draft' | 'delivered' | 'cancelled')[]; partyId?: string; defectId?: string } } }; response: Blob }
  /** The summary by building as XLSX or CSV */
  'handover.exportDefectSummary': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; buildingId?: string } }; response: Blob }
  /** Construction defects as XLSX or CSV */
  'handover.exportDefects': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('registered' | 'self_fix' | 'reported_up' | 'notified' | 'fixed' | 'verified' | 'told' | 'closed' | 'withdrawn')[]; open?: boolean; overdue?: boolean; trade?: ('civil' | 'waterproofing' | 'doors_windows' | 'finishes' | 'plumbing' | 'electrical' | 'heating' | 'fire' | 'lift' | 'intelligent' | 'outdoor' | 'other')[]; source?: ('owner' | 'patrol' | 'desk' | 'list')[]; buildingId?: string; unitId?: string; builderId?: string; forParty?: string; age?: 'week' | 'month' | 'quarter' | 'longer'; from?: string; to?: string } } }; response: Blob }
  /** One letter with its list */
  'handover.getDefectLetter': { request: { params: { id: string }; query: { fields?: ('defectId' | 'number' | 'place' | 'description' | 'trade' | 'warranty' | 'state' | 'dueOn' | 'chargedFen')[] } }; response: Schemas['DefectLetter'] }
  /** History of a defect or of a letter */
  'handover.handoverTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** 《工程遗留问题整改通知单》 as PDF */
  'handover.printDefectLetter': { request: { params: { id: string }; query: object }; response: Blob }
  /** 《工程遗留问题登记汇总表》 as PDF */
  'handover.printDefectSummary': { request: { params: object; query: { siteId: string; buildingId?: string } }; response: Blob }
  /** Pin, unpin, or withdraw an entry with the reason; nothing is deleted */
  'households.actOnChronicle': { request: { params: { id: string }; query: object; body: { action: 'pin' } | { action: 'unpin' } | { action: 'withdraw'; reason: string } }; response: Schemas['ChronicleEntry'] }
  /** Change facts of a household */
  'households.changeHousehold': { request: { params: { id: string }; query: object; body: { version: number; type?: 'owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant' | null; salutation?: string; serviceNote?: string; careTags?: string[]; tags?: string[]; language?: 'zh-CN' | 'zh-TW' | 'en' | null; emergencyName?: string; emergencyRelation?: string; emergencyPhone?: string } }; response: Schemas['Household'] }
  /** Change of owner 过户 in one act */
  'households.changeOwner': { request: { params: { id: string }; query: object; body: { takesOverOn: string; reason: 'sale' | 'first_sale' | 'inheritance' | 'gift' | 'court' | 'division' | 'other'; newOwners: ({ personId?: string | null; person?: { name: string; kind?: 'person' | 'company'; phone?: string; contactPerson?: string; idNumber?: string | null; consent?: { channel: 'in_person' | 'phone' | 'paper' | 'app' | 'message'; note?: string } } | null; isBillPayer?: boolean })[]; tenantsStay?: boolean; note?: string; id: string; basis?: string; fileIds?: string[] } }; response: Schemas['OwnerChange'] }
  /** Changes of owner of a unit */
  'households.listOwnerChanges': { request: { params: { id: string }; query: { fields?: ('id' | 'unitId' | 'takesOverOn' | 'reason' | 'from' | 'to' | 'fromHousehold' | 'toHousehold' | 'steps' | 'note' | 'doneBy' | 'doneAt')[] } }; response: { items: Schemas['OwnerChange'][] } }
  /** Which events enter the chronicle by themselves */
  'households.chronicleRules': { request: { params: object; query: { fields?: ('kind' | 'isActive' | 'isPinned')[] } }; response: { items: Schemas['ChronicleRule'][] } }
  /** Let a kind of event enter the chronicle by itself, or not */
  'households.setChronicleRule': { request: { params: object; query: object; body: Schemas['ChronicleRuleInput'] }; response: Schemas['ChronicleRule'] }
  /** Households of a site as XLSX or CSV */
  'households.exportHouseholds': { request: { params: object; query: { siteId: string; filter?: { type?: ('owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant')[]; q?: string; buildingId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Who lived there on a day as XLSX or CSV, a line for each person */
  'households.exportOccupants': { request: { params: object; query: { siteId: string; buildingId?: string; entranceId?: string; unitId?: string; on: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** A file as it was at the end of a day, and what has changed since */
  'households.fileAsOf': { request: { params: { id: string }; query: { kind?: 'unit' | 'person' | 'household'; on?: string; with?: string } }; response: { on: string; existed: boolean; facts: Record<string, unknown>; people: ({ id: string; name: string; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer'; unit: string; fromOn: string | null; untilOn: string | null })[]; differences: { field: string; from: unknown; to: unknown }[] } }
  /** Versions of a file, newest first, each with what it changed */
  'households.fileVersions': { request: { params: { id: string }; query: { kind?: 'unit' | 'person' | 'household'; fields?: ('version' | 'from' | 'until' | 'by' | 'isCurrent' | 'changes')[] } }; response: { items: Schemas['FileVersion'][] } }
  /** The household of a unit: basic data and property data, each by its own permission */
  'households.getHouseholdFile': { request: { params: { id: string }; query: object }; response: Schemas['HouseholdFile'] }
  /** The need-to-know card of a household, for all staff */
  'households.householdCard': { request: { params: { id: string }; query: object }; response: Schemas['HouseholdCard'] }
  /** Everything that happened with a household, newest first; only what the caller may read */
  'households.householdHistory': { request: { params: { id: string }; query: { limit?: number; cursor?: string; filter?: { kind?: string[]; from?: string; to?: string; householdId?: string }; fields?: ('kind' | 'id' | 'at' | 'number' | 'title' | 'status' | 'statusGroup' | 'amountFen')[] } }; response: { items: Schemas['HistoryItem'][]; nextCursor: string | null; kinds: { kind: string; count: number }[] } }
  /** Households of a site by number, room or type; for sampling, too */
  'households.listHouseholds': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { type?: ('owner_occupier' | 'tenant' | 'company' | 'vacant_owner' | 'merchant')[]; q?: string; buildingId?: string }; fields?: ('id' | 'siteId' | 'number' | 'unit' | 'type' | 'isTypeFixed' | 'openedOn' | 'closedOn' | 'main')[] } }; response: { items: Schemas['HouseholdSummary'][]; nextCursor: string | null; total: { count: number; exact: boolean } | null } }
  /** Who lived in a building, an entrance or a unit on a day */
  'households.occupantsOn': { request: { params: object; query: { siteId: string; buildingId?: string; entranceId?: string; unitId?: string; on: string } }; response: { on: string; households: number; persons: number; units: ({ id: string; code: string; floor: number | null; people: ({ id: string; name: string; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer'; fromOn: string | null; untilOn: string | null })[] })[] } }
  /** What a change of owner would do, and what stands in its way */
  'households.previewTransfer': { request: { params: { id: string }; query: object; body: { takesOverOn: string; reason: 'sale' | 'first_sale' | 'inheritance' | 'gift' | 'court' | 'division' | 'other'; newOwners: ({ personId?: string | null; person?: { name: string; kind?: 'person' | 'company'; phone?: string; contactPerson?: string; idNumber?: string | null; consent?: { channel: 'in_person' | 'phone' | 'paper' | 'app' | 'message'; note?: string } } | null; isBillPayer?: boolean })[]; tenantsStay?: boolean; note?: string } }; response: Schemas['TransferPreview'] }
  /** The chronicle of a unit as a form */
  'households.printChronicle': { request: { params: { id: string }; query: object }; response: Blob }
  /** The chronicle of a unit 单元大事记: pinned first, then the newest */
  'households.unitChronicle': { request: { params: { id: string }; query: { filter?: { kind?: ('handover' | 'renovation' | 'owner_change' | 'tenancy_change' | 'complaint' | 'leak' | 'dispute' | 'violation' | 'lawsuit' | 'death' | 'incident' | 'other')[] }; fields?: ('id' | 'unitId' | 'kind' | 'happenedOn' | 'title' | 'detail' | 'isPinned' | 'isByRule' | 'record' | 'files' | 'isFormer' | 'isWithdrawn' | 'withdrawnReason' | 'writtenBy' | 'writtenAt' | 'version')[] } }; response: { items: Schemas['ChronicleEntry'][] } }
  /** Write a notable event into the chronicle */
  'households.writeChronicle': { request: { params: { id: string }; query: object; body: { id?: string; kind: 'handover' | 'renovation' | 'owner_change' | 'tenancy_change' | 'complaint' | 'leak' | 'dispute' | 'violation' | 'lawsuit' | 'death' | 'incident' | 'other'; happenedOn: string; title: string; detail?: string; isPinned?: boolean; fileIds?: string[] } }; response: Schemas['ChronicleEntry'] }
  /** These parts of the file were checked with the household */
  'households.verifyHousehold': { request: { params: { id: string }; query: object; body: { groups: ('contact' | 'identity' | 'family' | 'property' | 'emergency')[]; on?: string; how?: 'in_person' | 'phone' | 'app' | 'paper' } }; response: Schemas['Household'] }
  /** Check again with another mapping, commit in one transaction, or cancel */
  'imports.actOnImport': { request: { params: { id: string }; query: object; body: { action: 'recheck'; profile: Schemas['ImportProfileInput'] } | { action: 'commit'; skipErrors?: boolean } | { action: 'cancel' } }; response: Schemas['ImportRun'] }
  /** State, mapping, preview and row problems */
  'imports.getImport': { request: { params: { id: string }; query: object }; response: Schemas['ImportRun'] }
  /** The bad rows with the reason in each */
  'imports.importErrors': { request: { params: { id: string }; query: object }; response: Blob }
  /** A template for an import, as XLSX */
  'imports.importTemplate': { request: { params: { kind: 'archives' | 'cases' | 'facilities' | 'meters' | 'parking_spaces' | 'vehicles' | 'access_cards' | 'pets' | 'documents' | 'contracts' | 'defects' | 'clean_lines' | 'employees' | 'certificates' | 'store_items' | 'inspection_points' | 'meter_readings' | 'external_parties' | 'maintenance_plans' | 'legal_inspections' | 'violations' }; query: object }; response: Blob }
  /** Imports of a site, newest first */
  'imports.listImports': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'kind' | 'state' | 'file' | 'profile' | 'layout' | 'sheets' | 'fields' | 'progress' | 'counts' | 'preview' | 'problems' | 'failure' | 'createdAt' | 'finishedAt' | 'createdBy')[] } }; response: { items: Schemas['ImportRun'][] } }
  /** Check a file: nothing is written to the records yet */
  'imports.startImport': { request: { params: object; query: object; body: { siteId: string; kind: 'archives' | 'cases' | 'facilities' | 'meters' | 'parking_spaces' | 'vehicles' | 'access_cards' | 'pets' | 'documents' | 'contracts' | 'defects' | 'clean_lines' | 'employees' | 'certificates' | 'store_items' | 'inspection_points' | 'meter_readings' | 'external_parties' | 'maintenance_plans' | 'legal_inspections' | 'violations'; fileId: string; profile?: Schemas['ImportProfileInput'] } }; response: Schemas['ImportRun'] }
  /** Move an improvement along plan, do, check, act */
  'improvements.actOnImprovement': { request: { params: { id: string }; query: object; body: { version?: number; note?: string; action: 'start' } | { version?: number; note?: string; action: 'report'; result: string; doneOn: string } | { version?: number; note?: string; action: 'look' } | { version?: number; note?: string; action: 'standardise'; conclusion: string; revision?: string; noRevisionReason?: string } | { version?: number; note?: string; action: 'again'; conclusion: string; measure: string; dueOn: string } | { version?: number; note?: string; action: 'drop'; conclusion: string } }; response: Schemas['Improvement'] }
  /** Set the threshold anew */
  'improvements.changeThreshold': { request: { params: object; query: object; body: { version: number; minimumCount: number; minimumShare: number } }; response: { version: number; minimumCount: number; minimumShare: number } }
  /** From which count and share on a cause proposes an improvement */
  'improvements.getThreshold': { request: { params: object; query: object }; response: { version: number; minimumCount: number; minimumShare: number } }
  /** Propose an improvement: problem, cause, measure, owner, day, and the figure on which it is to be seen */
  'improvements.createImprovement': { request: { params: object; query: object; body: { id?: string; siteId: string; title: string; problem: string; cause?: string; measure: string; ownerId: string; dueOn: string; figure: 'cases' | 'complaints' | 'complaintsPerHundred' | 'repeatRate' | 'satisfactionRate' | 'orders' | 'reworkRate' | 'firstTimeFixRate' | 'ordersOnTimeRate' | 'findings' | 'repeatFindings' | 'roundsOnTimeRate'; figureFilter?: { kind?: string; matterId?: string; categoryId?: string; buildingId?: string; zoneId?: string; cause?: string; item?: string }; days?: number; goal: number; source?: { kind?: 'cases' | 'work_orders' | 'inspections' | 'by_hand'; by?: 'matter' | 'category' | 'cause' | 'building' | 'zone' | 'department' | 'channel' | 'weekday' | null; id?: string | null; query?: string }; training?: { topic: string; post?: string } | null } }; response: Schemas['Improvement'] }
  /** Improvements with filters, newest first */
  'improvements.listImprovements': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('planned' | 'doing' | 'checking' | 'standardised' | 'dropped')[]; open?: boolean; mine?: boolean; overdue?: boolean; ownerId?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'state' | 'title' | 'owner' | 'dueOn' | 'isOverdue' | 'figure' | 'baseline' | 'goal' | 'checked' | 'round' | 'raisedAt' | 'endedAt' | 'clock' | 'version')[] } }; response: { items: Schemas['ImprovementSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The list as XLSX or CSV */
  'improvements.exportImprovements': { request: { params: object; query: { siteId: string; filter?: { state?: ('planned' | 'doing' | 'checking' | 'standardised' | 'dropped')[]; open?: boolean; mine?: boolean; overdue?: boolean; ownerId?: string; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** What colleagues have to learn as XLSX or CSV */
  'improvements.exportTrainingNeeds': { request: { params: object; query: { siteId: string; filter?: { state?: ('open' | 'planned' | 'met' | 'declined')[]; source?: ('case' | 'work_order' | 'service_check' | 'score_month' | 'nonconformity' | 'improvement' | 'finding' | 'inspection_task' | 'by_hand')[] }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One improvement with its clock */
  'improvements.getImprovement': { request: { params: { id: string }; query: object }; response: Schemas['Improvement'] }
  /** Everything that happened */
  'improvements.improvementTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** What colleagues have to learn, and what raised it */
  'improvements.listTrainingNeeds': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('open' | 'planned' | 'met' | 'declined')[]; source?: ('case' | 'work_order' | 'service_check' | 'score_month' | 'nonconformity' | 'improvement' | 'finding' | 'inspection_task' | 'by_hand')[] }; fields?: ('id' | 'siteId' | 'topic' | 'post' | 'reason' | 'sourceType' | 'sourceId' | 'sourceLabel' | 'state' | 'settledNote' | 'settledAt' | 'raisedBy' | 'raisedAt' | 'version')[] } }; response: { items: Schemas['TrainingNeed'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Say that somebody has to learn something */
  'improvements.raiseTrainingNeed': { request: { params: object; query: object; body: { id?: string; siteId: string; topic: string; post?: string; reason: string; source?: { type: 'case' | 'work_order' | 'service_check' | 'finding' | 'inspection_task'; id: string } | null } }; response: Schemas['TrainingNeed'] }
  /** Plan a training need, meet it, or decline it with a reason */
  'improvements.settleTrainingNeed': { request: { params: { id: string }; query: object; body: { version?: number; action: 'plan' | 'meet' | 'decline'; note?: string } }; response: Schemas['TrainingNeed'] }
  /** Settle, hand to engineering, a third party or upward, ask for rectification, make it a violation or a defect, look again, or drop with a reason */
  'inspections.actOnFinding': { request: { params: { id: string }; query: object; body: { version?: number; action: 'settle' | 'raise_order' | 'ask_third_party' | 'rectify' | 'report' | 'open_violation' | 'open_defect' | 'recheck' | 'drop'; note?: string; thirdParty?: string; promisedOn?: string | null; isFine?: boolean | null; photoIds?: string[]; at?: string } }; response: Schemas['Finding'] }
  /** Pause, resume or end a plan */
  'inspections.actOnPlan': { request: { params: { id: string }; query: object; body: { version?: number; action: 'pause' | 'resume' | 'end'; reason?: string } }; response: Schemas['InspectionPlan'] }
  /** Start, finish, skip with a reason, or give to a colleague; `at` when it was done without network */
  'inspections.actOnTask': { request: { params: { id: string }; query: object; body: { version?: number; action: 'start' | 'finish' | 'skip' | 'assign'; at?: string; reason?: string; employeeId?: string | null } }; response: Schemas['InspectionTask'] }
  /** A new version of a checklist; rounds under way keep theirs */
  'inspections.changeChecklist': { request: { params: { id: string }; query: object; body: { version: number; name: string; purpose?: string; items: Schemas['CheckItemInput'][]; facilityClassIds?: string[]; areaTypes?: ('lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other')[]; isActive: boolean } }; response: Schemas['Checklist'] }
  /** One checklist; `number` asks for an earlier version */
  'inspections.getChecklist': { request: { params: { id: string }; query: { number?: number; fields?: ('id' | 'text' | 'hint' | 'kind' | 'isRequired' | 'unit' | 'low' | 'high' | 'choices' | 'showWhen' | 'photoWhenBad' | 'severity' | 'way' | 'source' | 'counts' | 'standardItem')[] } }; response: Schemas['Checklist'] }
  /** Change a plan; rounds that nobody has begun are made anew */
  'inspections.changePlan': { request: { params: { id: string }; query: object; body: { version: number; name: string; kind: 'inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation'; routeId: string; meters?: 'public' | 'household' | null; rule: string; startsOn: string; endsOn?: string | null; windowMinutes: number; leadHours?: number; season?: { from: string; to: string } | null; holidays?: 'keep' | 'skip' | 'next_working_day'; overlap?: 'allow' | 'skip'; misfire?: 'missed' | 'late'; employeeId?: string | null; role?: 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | null; zoneId?: string | null; participants?: ('site_manager' | 'supervisor' | 'steward' | 'technician' | 'guard')[]; photoWhenFine?: boolean } }; response: Schemas['InspectionPlan'] }
  /** One plan */
  'inspections.getPlan': { request: { params: { id: string }; query: object }; response: Schemas['InspectionPlan'] }
  /** Change a point; `newTag` when its sign was lost or copied */
  'inspections.changePoint': { request: { params: { id: string }; query: object; body: { version: number; code: string; name: string; place?: string; target?: 'place' | 'area' | 'facility' | 'meter' | 'unit'; targetId?: string | null; buildingId?: string | null; checklistId: string; position?: { latitude: number; longitude: number } | null; isActive?: boolean; newTag?: boolean } }; response: Schemas['InspectionPoint'] }
  /** One point */
  'inspections.getPoint': { request: { params: { id: string }; query: object }; response: Schemas['InspectionPoint'] }
  /** Change a route; rounds that are made already keep theirs */
  'inspections.changeRoute': { request: { params: { id: string }; query: object; body: { version: number; name: string; isOrdered?: boolean; planFileId?: string | null; stops: ({ pointId: string; minutes?: number; onPlan?: { x: number; y: number } | null })[]; isActive?: boolean } }; response: Schemas['InspectionRoute'] }
  /** One route */
  'inspections.getRoute': { request: { params: { id: string }; query: object }; response: Schemas['InspectionRoute'] }
  /** New checklist */
  'inspections.createChecklist': { request: { params: object; query: object; body: { id?: string; name: string; purpose?: string; items: Schemas['CheckItemInput'][]; facilityClassIds?: string[]; areaTypes?: ('lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other')[] } }; response: Schemas['Checklist'] }
  /** Checklists of the organisation by name, each in its newest version; with `target` those that are for it, the ones that name it first */
  'inspections.listChecklists': { request: { params: object; query: { filter?: { q?: string; active?: boolean; target?: 'place' | 'area' | 'facility' | 'meter' | 'unit'; targetId?: string }; fields?: ('id' | 'name' | 'purpose' | 'number' | 'items' | 'standards' | 'facilityClasses' | 'areaTypes' | 'isActive' | 'points' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Checklist'][] } }
  /** New plan; its first rounds are made at once */
  'inspections.createPlan': { request: { params: object; query: object; body: { id?: string; siteId: string; name: string; kind: 'inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation'; routeId: string; meters?: 'public' | 'household' | null; rule: string; startsOn: string; endsOn?: string | null; windowMinutes: number; leadHours?: number; season?: { from: string; to: string } | null; holidays?: 'keep' | 'skip' | 'next_working_day'; overlap?: 'allow' | 'skip'; misfire?: 'missed' | 'late'; employeeId?: string | null; role?: 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | null; zoneId?: string | null; participants?: ('site_manager' | 'supervisor' | 'steward' | 'technician' | 'guard')[]; photoWhenFine?: boolean } }; response: Schemas['InspectionPlan'] }
  /** Plans of a site by name */
  'inspections.listPlans': { request: { params: object; query: { siteId: string; filter?: { kind?: ('inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation')[]; state?: ('running' | 'paused' | 'ended')[] }; fields?: ('id' | 'siteId' | 'name' | 'kind' | 'meters' | 'route' | 'rule' | 'startsOn' | 'endsOn' | 'windowMinutes' | 'leadHours' | 'season' | 'holidays' | 'overlap' | 'misfire' | 'employee' | 'role' | 'zone' | 'participants' | 'photoWhenFine' | 'state' | 'allowedActions' | 'next' | 'doneRate' | 'version')[] } }; response: { items: Schemas['InspectionPlan'][] } }
  /** New point */
  'inspections.createPoint': { request: { params: object; query: object; body: { id?: string; siteId: string; code: string; name: string; place?: string; target?: 'place' | 'area' | 'facility' | 'meter' | 'unit'; targetId?: string | null; buildingId?: string | null; checklistId: string; position?: { latitude: number; longitude: number } | null; isActive?: boolean } }; response: Schemas['InspectionPoint'] }
  /** Points of a site by code */
  'inspections.listPoints': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; target?: ('place' | 'area' | 'facility' | 'meter' | 'unit')[]; buildingId?: string; checklistId?: string; result?: ('fine' | 'bad' | 'skipped')[]; active?: boolean }; fields?: ('id' | 'siteId' | 'code' | 'name' | 'place' | 'target' | 'targetId' | 'targetName' | 'building' | 'checklist' | 'position' | 'isActive' | 'last' | 'openFindings' | 'version')[] } }; response: { items: Schemas['InspectionPoint'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New route */
  'inspections.createRoute': { request: { params: object; query: object; body: { id?: string; siteId: string; name: string; isOrdered?: boolean; planFileId?: string | null; stops: ({ pointId: string; minutes?: number; onPlan?: { x: number; y: number } | null })[]; isActive?: boolean } }; response: Schemas['InspectionRoute'] }
  /** Routes of a site by name */
  'inspections.listRoutes': { request: { params: object; query: { siteId: string; filter?: { active?: boolean }; fields?: ('id' | 'siteId' | 'name' | 'isOrdered' | 'planFile' | 'isActive' | 'minutes' | 'stops' | 'plans' | 'version')[] } }; response: { items: Schemas['InspectionRoute'][] } }
  /** Checklists with their items as XLSX or CSV, a line for each item */
  'inspections.exportChecklists': { request: { params: object; query: { filter?: { q?: string; active?: boolean; target?: 'place' | 'area' | 'facility' | 'meter' | 'unit'; targetId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Findings as XLSX or CSV */
  'inspections.exportFindings': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('open' | 'in_hand' | 'settled' | 'closed' | 'dropped')[]; severity?: ('minor' | 'normal' | 'serious' | 'dangerous')[]; way?: ('undecided' | 'on_the_spot' | 'rectification' | 'work_order' | 'third_party' | 'report_upward' | 'violation' | 'defect')[]; pointId?: string; checklistId?: string; facilityClassId?: string; areaType?: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other'; target?: 'place' | 'area' | 'facility' | 'meter' | 'unit'; workOrderId?: string; mine?: boolean; repeated?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** Plans as XLSX or CSV */
  'inspections.exportPlans': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { kind?: ('inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation')[]; state?: ('running' | 'paused' | 'ended')[] } } }; response: Blob }
  /** Points as XLSX or CSV */
  'inspections.exportPoints': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; target?: ('place' | 'area' | 'facility' | 'meter' | 'unit')[]; buildingId?: string; checklistId?: string; result?: ('fine' | 'bad' | 'skipped')[]; active?: boolean } } }; response: Blob }
  /** Rounds as XLSX or CSV */
  'inspections.exportRounds': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('planned' | 'open' | 'started' | 'done' | 'missed' | 'skipped')[]; kind?: ('inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation')[]; planId?: string; employeeId?: string; mine?: boolean; late?: boolean; weak?: boolean; from?: string; to?: string } } }; response: Blob }
  /** Routes with their stops as XLSX or CSV, a line for each stop */
  'inspections.exportRoutes': { request: { params: object; query: { siteId: string; filter?: { active?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The last records of a facility at the points that watch it, the newest first */
  'inspections.facilityRecords': { request: { params: { id: string }; query: { fields?: ('id' | 'task' | 'result' | 'at' | 'by' | 'bad' | 'words' | 'skipReason' | 'note' | 'presence')[] } }; response: { items: Schemas['PointVisit'][] } }
  /** History of a finding */
  'inspections.findingTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Own rounds with all that they need without network */
  'inspections.getBundle': { request: { params: object; query: { siteId: string } }; response: Schemas['InspectionBundle'] }
  /** One finding */
  'inspections.getFinding': { request: { params: { id: string }; query: object }; response: Schemas['Finding'] }
  /** One round with its records and findings */
  'inspections.getTask': { request: { params: { id: string }; query: object }; response: Schemas['InspectionTaskDetails'] }
  /** The rounds of a day: who walks what, by person and by route, what is late, what was missed */
  'inspections.inspectionBoard': { request: { params: object; query: { siteId: string; day?: string } }; response: Schemas['InspectionBoard'] }
  /** Rounds and findings of a period; rates are null without anything to divide by */
  'inspections.inspectionFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: Schemas['InspectionFigures'] }
  /** Points in use as they were last found, and where the drawn plans show them */
  'inspections.inspectionMap': { request: { params: object; query: { siteId: string } }; response: Schemas['InspectionMap'] }
  /** Findings of a site, latest first */
  'inspections.listFindings': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('open' | 'in_hand' | 'settled' | 'closed' | 'dropped')[]; severity?: ('minor' | 'normal' | 'serious' | 'dangerous')[]; way?: ('undecided' | 'on_the_spot' | 'rectification' | 'work_order' | 'third_party' | 'report_upward' | 'violation' | 'defect')[]; pointId?: string; checklistId?: string; facilityClassId?: string; areaType?: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other'; target?: 'place' | 'area' | 'facility' | 'meter' | 'unit'; workOrderId?: string; mine?: boolean; repeated?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'point' | 'place' | 'taskId' | 'checklist' | 'itemText' | 'description' | 'severity' | 'way' | 'state' | 'workOrder' | 'opened' | 'thirdParty' | 'promisedOn' | 'foundBy' | 'foundAt' | 'settledAt' | 'closedAt' | 'outcome' | 'seen' | 'repeats' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['Finding'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** See it, report it 随手报: any colleague, without a round */
  'inspections.reportFinding': { request: { params: object; query: object; body: { id?: string; siteId: string; pointId?: string | null; place?: string; description: string; severity?: 'minor' | 'normal' | 'serious' | 'dangerous'; photoIds?: string[]; at?: string } }; response: Schemas['Finding'] }
  /** Rounds of a site, latest first */
  'inspections.listTasks': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('planned' | 'open' | 'started' | 'done' | 'missed' | 'skipped')[]; kind?: ('inspection' | 'patrol' | 'cleaning' | 'greening' | 'fire' | 'evacuation' | 'meters' | 'vacant_units' | 'night' | 'opening' | 'renovation')[]; planId?: string; employeeId?: string; mine?: boolean; late?: boolean; weak?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'plan' | 'route' | 'kind' | 'meters' | 'from' | 'to' | 'state' | 'employee' | 'role' | 'startedAt' | 'doneAt' | 'startedBy' | 'isLate' | 'why' | 'reason' | 'points' | 'recorded' | 'bad' | 'skipped' | 'presence' | 'isOwn' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['InspectionTask'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The checks of a home that are filed with it, in the order of their dates */
  'inspections.listUnitChecks': { request: { params: { id: string }; query: { filter?: { kind?: ('renovation' | 'vacant_units')[] }; fields?: ('id' | 'number' | 'task' | 'kind' | 'checklist' | 'at' | 'by' | 'result' | 'findings')[] } }; response: { items: Schemas['UnitCheck'][] } }
  /** History of a plan */
  'inspections.planTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The last records of a point, the newest first */
  'inspections.pointRecords': { request: { params: { id: string }; query: { fields?: ('id' | 'task' | 'result' | 'at' | 'by' | 'bad' | 'words' | 'skipReason' | 'note' | 'presence')[] } }; response: { items: Schemas['PointVisit'][] } }
  /** When the next rounds of a rule would be, before it is written */
  'inspections.previewPlan': { request: { params: object; query: object; body: { siteId: string; rule: string; startsOn: string; endsOn?: string | null; season?: { from: string; to: string } | null; holidays?: 'keep' | 'skip' | 'next_working_day' } }; response: { next: string[] } }
  /** QR signs of points to stick on, A4; the code holds an opaque tag and nothing else */
  'inspections.printPoints': { request: { params: object; query: { siteId: string; ids?: string[]; filter?: { q?: string; target?: ('place' | 'area' | 'facility' | 'meter' | 'unit')[]; buildingId?: string; checklistId?: string; result?: ('fine' | 'bad' | 'skipped')[]; active?: boolean } } }; response: Blob }
  /** The sheet of one point of a round, as it is filed with the home, A4 */
  'inspections.printRecord': { request: { params: { id: string }; query: object }; response: Blob }
  /** The record sheet of a round 巡查记录表, A4, with pictures */
  'inspections.printRound': { request: { params: { id: string }; query: object }; response: Blob }
  /** The index of the checks that are filed with a home, A4 */
  'inspections.printUnitChecks': { request: { params: { id: string }; query: { filter?: { kind?: ('renovation' | 'vacant_units')[] } } }; response: Blob }
  /** What was found at points of a round; what came before is answered and not done again */
  'inspections.sendRecords': { request: { params: { id: string }; query: object; body: { sentAt: string; records: Schemas['SentRecordInput'][] } }; response: { task: Schemas['InspectionTask']; records: { id: string; isConflict: boolean; presence: number }[] } }
  /** Of two records of one point in one round this one counts */
  'inspections.settleConflict': { request: { params: { id: string }; query: object }; response: Schemas['InspectionTaskDetails'] }
  /** The checklists, points, routes and plans that a site of this kind begins with; what is there stays as it is, new plans are paused */
  'inspections.takeReadyPlans': { request: { params: object; query: object; body: { siteId: string } }; response: { added: number; items: Schemas['InspectionPlan'][] } }
  /** History of a round */
  'inspections.taskTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Vacant units, or units under renovation, that were looked at in a month, and those that were not */
  'inspections.unitCoverage': { request: { params: object; query: { siteId: string; kind?: 'vacant_units' | 'renovation'; month?: string } }; response: Schemas['UnitCoverage'] }
  /** Make an address for my calendar (the one before stops working), or take it away */
  'integration.actOnCalendarFeed': { request: { params: object; query: object; body: { action: 'make' | 'revoke' } }; response: Schemas['CalendarFeed'] }
  /** Send again, or give up */
  'integration.actOnDelivery': { request: { params: { id: string }; query: object; body: { action: 'resend' | 'give_up' } }; response: Schemas['Delivery'] }
  /** Show me notices on this browser, for as long as I am signed in here; the same browser again is the same one */
  'integration.addPushDevice': { request: { params: object; query: object; body: { id?: string; app: 'console' | 'phone'; endpoint: string; p256dh: string; auth: string } }; response: Schemas['PushDevices'] }
  /** The browsers that show me notices */
  'integration.listPushDevices': { request: { params: object; query: { fields?: ('id' | 'app' | 'device' | 'fingerprint' | 'since' | 'lastSentAt')[] } }; response: Schemas['PushDevices'] }
  /** Change a channel */
  'integration.changeChannel': { request: { params: { id: string }; query: object; body: { version?: number; facts: { channel: 'email'; name: string; isActive?: boolean; secret?: string; settings: Schemas['SmtpSettingsInput'] } | { channel: 'sms'; name: string; isActive?: boolean; secret?: string; settings: Schemas['SmsSettingsInput'] } | { channel: 'push'; name: string; isActive?: boolean; settings: Schemas['PushSettingsInput'] } | { channel: 'wecom'; name: string; isActive?: boolean; secret?: string; url?: string; topics?: string[]; siteId?: string | null } | { channel: 'dingtalk'; name: string; isActive?: boolean; secret?: string; url?: string; topics?: string[]; siteId?: string | null } | { channel: 'feishu'; name: string; isActive?: boolean; secret?: string; url?: string; topics?: string[]; siteId?: string | null } } }; response: Schemas['ChannelSetting'] }
  /** Remove a channel; what was sent stays in the record */
  'integration.removeChannel': { request: { params: { id: string }; query: object }; response: undefined }
  /** Decide what the house sends */
  'integration.changeHouseChoices': { request: { params: object; query: object; body: { items: ({ topic: string; email: 'all' | 'important' | 'daily' | 'none' | null; sms: 'all' | 'important' | 'daily' | 'none' | null; push?: 'all' | 'important' | 'daily' | 'none' | null })[] } }; response: Schemas['MessageChoices'] }
  /** What the house sends to whoever chose nothing */
  'integration.houseChoices': { request: { params: object; query: { fields?: ('topic' | 'email' | 'sms' | 'push' | 'houseEmail' | 'houseSms' | 'housePush')[] } }; response: Schemas['MessageChoices'] }
  /** Choose; null follows the house */
  'integration.changeOwnChoices': { request: { params: object; query: object; body: { email?: string | ''; items?: ({ topic: string; email: 'all' | 'important' | 'daily' | 'none' | null; sms: 'all' | 'important' | 'daily' | 'none' | null; push?: 'all' | 'important' | 'daily' | 'none' | null })[] } }; response: Schemas['MessageChoices'] }
  /** Which messages I want by e-mail and text */
  'integration.ownChoices': { request: { params: object; query: { fields?: ('topic' | 'email' | 'sms' | 'push' | 'houseEmail' | 'houseSms' | 'housePush')[] } }; response: Schemas['MessageChoices'] }
  /** Set up a channel; secrets are kept encrypted and never shown again */
  'integration.createChannel': { request: { params: object; query: object; body: { id?: string; facts: { channel: 'email'; name: string; isActive?: boolean; secret?: string; settings: Schemas['SmtpSettingsInput'] } | { channel: 'sms'; name: string; isActive?: boolean; secret?: string; settings: Schemas['SmsSettingsInput'] } | { channel: 'push'; name: string; isActive?: boolean; settings: Schemas['PushSettingsInput'] } | { channel: 'wecom'; name: string; isActive?: boolean; secret?: string; url?: string; topics?: string[]; siteId?: string | null } | { channel: 'dingtalk'; name: string; isActive?: boolean; secret?: string; url?: string; topics?: string[]; siteId?: string | null } | { channel: 'feishu'; name: string; isActive?: boolean; secret?: string; url?: string; topics?: string[]; siteId?: string | null } } }; response: Schemas['ChannelSetting'] }
  /** How messages leave the house: mail server, text gateway, group robots */
  'integration.listChannels': { request: { params: object; query: { fields?: ('id' | 'channel' | 'name' | 'isActive' | 'settings' | 'hasSecret' | 'urlHost' | 'topics' | 'siteId' | 'version' | 'changedAt' | 'lately')[] } }; response: { items: Schemas['ChannelSetting'][] } }
  /** Back to the built-in words */
  'integration.dropWording': { request: { params: object; query: object; body: { kind: string; channel: 'in_app' | 'email' | 'sms' | 'robot'; locale: 'zh-CN' | 'zh-TW' | 'en' } }; response: Schemas['MessageKind'] }
  /** The same list as a file */
  'integration.exportDeliveries': { request: { params: object; query: { format?: 'xlsx' | 'csv'; filter?: { state?: ('waiting' | 'sending' | 'sent' | 'maybe_sent' | 'failed' | 'merged' | 'skipped')[]; channel?: ('email' | 'sms' | 'wecom' | 'dingtalk' | 'feishu' | 'push')[]; kind?: string; from?: string; to?: string } } }; response: Blob }
  /** Whether my calendar has an address */
  'integration.getCalendarFeed': { request: { params: object; query: object }; response: Schemas['CalendarFeed'] }
  /** One delivery */
  'integration.getDelivery': { request: { params: { id: string }; query: object }; response: Schemas['Delivery'] }
  /** Every message that left or should have left, newest first */
  'integration.listDeliveries': { request: { params: object; query: { limit?: number; cursor?: string; total?: string; filter?: { state?: ('waiting' | 'sending' | 'sent' | 'maybe_sent' | 'failed' | 'merged' | 'skipped')[]; channel?: ('email' | 'sms' | 'wecom' | 'dingtalk' | 'feishu' | 'push')[]; kind?: string; from?: string; to?: string }; fields?: ('id' | 'channel' | 'via' | 'to' | 'kind' | 'level' | 'title' | 'body' | 'state' | 'attempts' | 'dueAt' | 'providerId' | 'failure' | 'mergedInto' | 'resendOf' | 'recordType' | 'recordId' | 'at' | 'sentAt' | 'allowedActions')[] } }; response: { items: Schemas['Delivery'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Every kind of message with its variables, built-in words and own words */
  'integration.listMessageKinds': { request: { params: object; query: { fields?: ('kind' | 'topic' | 'variables' | 'builtIn' | 'own')[] } }; response: { items: Schemas['MessageKind'][] } }
  /** How the words would read, with the latest message of this kind or examples */
  'integration.previewWording': { request: { params: object; query: object; body: { kind: string; channel: 'in_app' | 'email' | 'sms' | 'robot'; locale: 'zh-CN' | 'zh-TW' | 'en'; title: string; body: string } }; response: { title: string; body: string; unknown: string[]; isExample: boolean } }
  /** A calendar in iCalendar form; the address is the key */
  'integration.readCalendarFeed': { request: { params: { token: string }; query: object }; response: Blob }
  /** No more notices there */
  'integration.removePushDevice': { request: { params: { id: string }; query: object }; response: Schemas['PushDevices'] }
  /** Send me a test, at once */
  'integration.testChannel': { request: { params: { id: string }; query: object; body: { to?: string } }; response: { deliveryId: string; isSent: boolean; failure: string | null; providerId: string | null } }
  /** Own words for a kind of message, a channel and a language; unknown variables are refused */
  'integration.writeWording': { request: { params: object; query: object; body: { kind: string; channel: 'in_app' | 'email' | 'sms' | 'robot'; locale: 'zh-CN' | 'zh-TW' | 'en'; title: string; body: string; version?: number } }; response: Schemas['MessageKind'] }
  /** Publish, withdraw, or throw the draft away */
  'knowledge.actOnArticle': { request: { params: { id: string }; query: object; body: { action: 'publish' | 'withdraw' | 'discard_draft'; version?: number; reason?: string } }; response: Schemas['Article'] }
  /** Answer a gap by an article, or dismiss it with a reason */
  'knowledge.actOnGap': { request: { params: { id: string }; query: object; body: { action: 'answer'; version?: number; articleId: string } | { action: 'dismiss'; version?: number; reason: string } | { action: 'reopen'; version?: number } }; response: Schemas['KnowledgeGap'] }
  /** Who wrote, published and withdrew what */
  'knowledge.articleTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Write on the draft of an article */
  'knowledge.changeArticle': { request: { params: { id: string }; query: object; body: { version: number; audience?: 'everybody' | 'staff'; topic?: string; tags?: string[]; service?: 'gas' | 'cable_tv' | 'phone' | 'broadband' | null; title?: string; content?: { answer?: string; body?: string; aliases?: string[]; steps?: string[]; papers?: { name: string; note?: string; isRequired?: boolean }[]; place?: string; hours?: string; fee?: string; duration?: string; feeLines?: ({ name: string; basis: 'area' | 'fixed' | 'metered'; use?: 'residence' | 'shop' | 'office' | 'other' | null; unitPriceFen?: number | null; unit?: string; payer?: string; source?: string; note?: string })[] }; validFrom?: string | null; validTo?: string | null; fileIds?: string[] } }; response: Schemas['Article'] }
  /** One article */
  'knowledge.getArticle': { request: { params: { id: string }; query: { version?: number } }; response: Schemas['Article'] }
  /** Change a kind of enquiry */
  'knowledge.changeEnquiryKind': { request: { params: { id: string }; query: object; body: { version: number; name?: string; articleId?: string | null; departmentCode?: string | null; post?: string; responseMinutes?: number | null; materials?: string[]; isActive?: boolean; sortOrder?: number } }; response: Schemas['EnquiryKind'] }
  /** New article, as a draft */
  'knowledge.createArticle': { request: { params: object; query: object; body: { id?: string; siteId?: string | null; kind: 'guide' | 'fee' | 'question' | 'document'; audience?: 'everybody' | 'staff'; topic?: string; tags?: string[]; service?: 'gas' | 'cable_tv' | 'phone' | 'broadband' | null; title: string; content: { answer?: string; body?: string; aliases?: string[]; steps?: string[]; papers?: { name: string; note?: string; isRequired?: boolean }[]; place?: string; hours?: string; fee?: string; duration?: string; feeLines?: ({ name: string; basis: 'area' | 'fixed' | 'metered'; use?: 'residence' | 'shop' | 'office' | 'other' | null; unitPriceFen?: number | null; unit?: string; payer?: string; source?: string; note?: string })[] }; validFrom?: string | null; validTo?: string | null; fileIds?: string[] } }; response: Schemas['Article'] }
  /** Articles with search by words and pinyin; residents get what is meant for everybody and in force */
  'knowledge.listArticles': { request: { params: object; query: { limit?: number; cursor?: string; siteId?: string; total?: boolean; filter?: { q?: string; kind?: ('guide' | 'fee' | 'question' | 'document')[]; state?: ('draft' | 'published' | 'withdrawn')[]; topic?: string; service?: ('gas' | 'cable_tv' | 'phone' | 'broadband')[]; inForce?: boolean; audience?: 'everybody' | 'staff' }; fields?: ('id' | 'siteId' | 'kind' | 'audience' | 'topic' | 'tags' | 'service' | 'state' | 'shownVersion' | 'publishedVersion' | 'draftVersion' | 'title' | 'answer' | 'validFrom' | 'validTo' | 'isInForce' | 'files' | 'updatedAt' | 'version')[] } }; response: { items: Schemas['ArticleSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New kind of enquiry */
  'knowledge.createEnquiryKind': { request: { params: object; query: object; body: { code: string; name: string; articleId?: string | null; departmentCode?: string | null; post?: string; responseMinutes?: number | null; materials?: string[]; isActive?: boolean; sortOrder?: number } }; response: Schemas['EnquiryKind'] }
  /** Kinds of enquiry with their standards */
  'knowledge.listEnquiryKinds': { request: { params: object; query: { fields?: ('id' | 'code' | 'name' | 'article' | 'departmentCode' | 'post' | 'responseMinutes' | 'materials' | 'isActive' | 'sortOrder' | 'version')[] } }; response: { items: Schemas['EnquiryKind'][] } }
  /** The tariff of a unit, after the caller gave a name and one fact of the household */
  'knowledge.createFeeQuery': { request: { params: object; query: object; body: { id?: string; siteId: string; unitId: string; askedName: string; fact: 'phone_tail' | 'id_tail' | 'other_member' | 'handed_over_on'; given: string } }; response: Schemas['FeeQuery'] }
  /** Who asked for the fees of which unit */
  'knowledge.listFeeQueries': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { unitId?: string; passed?: boolean }; fields?: ('id' | 'siteId' | 'unit' | 'person' | 'askedName' | 'fact' | 'isPassed' | 'buildingArea' | 'billingArea' | 'lines' | 'at' | 'by')[] } }; response: { items: Schemas['FeeQuery'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** A document was explained to a household, handed over, or read in the app */
  'knowledge.createReceipt': { request: { params: { id: string }; query: object; body: { id?: string; unitId: string; personId?: string | null; how: 'explained' | 'handed_over' | 'read_in_app'; note?: string } }; response: Schemas['DocumentReceipt'] }
  /** The articles as XLSX or CSV */
  'knowledge.exportArticles': { request: { params: object; query: { siteId?: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('guide' | 'fee' | 'question' | 'document')[]; state?: ('draft' | 'published' | 'withdrawn')[]; topic?: string; service?: ('gas' | 'cable_tv' | 'phone' | 'broadband')[]; inForce?: boolean; audience?: 'everybody' | 'staff' } } }; response: Blob }
  /** Who asked for the fees of which unit as XLSX or CSV */
  'knowledge.exportFeeQueries': { request: { params: object; query: { siteId: string; filter?: { unitId?: string; passed?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The questions as XLSX or CSV */
  'knowledge.exportGaps': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('open' | 'answered' | 'dismissed')[]; enquiryKindId?: string; takenById?: string; from?: string; to?: string; q?: string } } }; response: Blob }
  /** Which household was given which document as XLSX or CSV */
  'knowledge.exportReceipts': { request: { params: object; query: { siteId?: string; filter?: { articleId?: string; unitId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** How many questions could not be answered, by kind and by colleague */
  'knowledge.gapFigures': { request: { params: object; query: { siteId: string; from?: string; to?: string } }; response: { open: number; answered: number; dismissed: number; byKind: ({ kind: Schemas['Ref'] | null; count: number })[]; byTaker: { takenBy: Schemas['Ref']; count: number }[] } }
  /** Questions that could not be answered, newest first */
  'knowledge.listGaps': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('open' | 'answered' | 'dismissed')[]; enquiryKindId?: string; takenById?: string; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'words' | 'enquiryKind' | 'askedAt' | 'takenBy' | 'state' | 'article' | 'reason' | 'endedAt' | 'endedBy' | 'version')[] } }; response: { items: Schemas['KnowledgeGap'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Which household was given which document, newest first */
  'knowledge.listReceipts': { request: { params: object; query: { limit?: number; cursor?: string; siteId?: string; filter?: { articleId?: string; unitId?: string }; fields?: ('id' | 'article' | 'articleVersion' | 'unit' | 'person' | 'how' | 'note' | 'at' | 'by')[] } }; response: { items: Schemas['DocumentReceipt'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Topics in use, with how many articles each has */
  'knowledge.listTopics': { request: { params: object; query: { siteId?: string; fields?: ('topic' | 'count')[] } }; response: { items: { topic: string; count: number }[] } }
  /** 《收费说明》 of a unit as PDF */
  'knowledge.printFeeQuery': { request: { params: { id: string }; query: object }; response: Blob }
  /** Articles that fit the words being typed, best first */
  'knowledge.suggestArticles': { request: { params: object; query: { siteId: string; words?: string; enquiryKindId?: string; fields?: ('id' | 'version' | 'kind' | 'title' | 'answer' | 'isStandard' | 'score')[] } }; response: { items: ({ id: string; version: number; kind: 'guide' | 'fee' | 'question' | 'document'; title: string; answer: string; isStandard: boolean; score: number })[] } }
  /** Void a lamp count that was wrong; it stays to be seen and counts no more */
  'lamps.actOnLampCount': { request: { params: { id: string }; query: object; body: { version?: number; action: 'void'; reason: string } }; response: Schemas['LampCount'] }
  /** Count lamps: what does not burn is told place by place, and each place gets its work order */
  'lamps.countLamps': { request: { params: object; query: object; body: { id?: string; siteId: string; zoneId?: string | null; buildingId?: string | null; place?: string; inspected: number; lit: number; broken?: { place: string; count: number }[]; note?: string; at?: string } }; response: Schemas['LampCount'] }
  /** Lamp counts of a site, the newest first */
  'lamps.listLampCounts': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; zoneId?: string; buildingId?: string; source?: ('by_hand' | 'round')[]; dark?: boolean; voided?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'zone' | 'building' | 'place' | 'inspected' | 'lit' | 'broken' | 'note' | 'source' | 'task' | 'countedBy' | 'countedAt' | 'voided' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['LampCount'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Lamp counts as XLSX or CSV */
  'lamps.exportLampCounts': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; zoneId?: string; buildingId?: string; source?: ('by_hand' | 'round')[]; dark?: boolean; voided?: boolean; from?: string; to?: string } } }; response: Blob }
  /** One lamp count */
  'lamps.getLampCount': { request: { params: { id: string }; query: object }; response: Schemas['LampCount'] }
  /** History of a lamp count */
  'lamps.lampCountTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Change or deactivate a script */
  'language.changeScript': { request: { params: { id: string }; query: object; body: { version: number; scene?: 'greeting' | 'phone' | 'complaint_intake' | 'complaint_reply' | 'complaint_close' | 'feedback' | 'apology' | 'farewell' | 'sales_office'; title?: string; text?: string; isActive?: boolean; sortOrder?: number } }; response: Schemas['ServiceScript'] }
  /** Change or deactivate a forbidden word */
  'language.changeWord': { request: { params: { id: string }; query: object; body: { version: number; word?: string; kind?: 'impatient' | 'insulting' | 'discriminating' | 'vague'; suggestion?: string; exceptions?: string[]; isActive?: boolean } }; response: Schemas['ServiceWord'] }
  /** Try a text against the forbidden words in force */
  'language.checkText': { request: { params: object; query: object; body: { text: string } }; response: { findings: Schemas['LanguageFinding'][]; version: number } }
  /** New script */
  'language.createScript': { request: { params: object; query: object; body: { scene: 'greeting' | 'phone' | 'complaint_intake' | 'complaint_reply' | 'complaint_close' | 'feedback' | 'apology' | 'farewell' | 'sales_office'; title: string; text: string; isActive?: boolean; sortOrder?: number } }; response: Schemas['ServiceScript'] }
  /** The script library; searched by words and pinyin initials */
  'language.listScripts': { request: { params: object; query: { filter?: { q?: string; scene?: ('greeting' | 'phone' | 'complaint_intake' | 'complaint_reply' | 'complaint_close' | 'feedback' | 'apology' | 'farewell' | 'sales_office')[]; active?: boolean }; fields?: ('id' | 'scene' | 'title' | 'text' | 'source' | 'isActive' | 'sortOrder' | 'version')[] } }; response: { items: Schemas['ServiceScript'][] } }
  /** New forbidden word */
  'language.createWord': { request: { params: object; query: object; body: { word: string; kind: 'impatient' | 'insulting' | 'discriminating' | 'vague'; suggestion?: string; exceptions?: string[]; isActive?: boolean } }; response: Schemas['ServiceWord'] }
  /** Forbidden words of the organisation, with search */
  'language.listWords': { request: { params: object; query: { limit?: number; cursor?: string; total?: boolean; filter?: { q?: string; kind?: ('impatient' | 'insulting' | 'discriminating' | 'vague')[]; active?: boolean }; fields?: ('id' | 'word' | 'kind' | 'suggestion' | 'exceptions' | 'isActive' | 'source' | 'version')[] } }; response: { items: Schemas['ServiceWord'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The forbidden words as XLSX or CSV */
  'language.exportWords': { request: { params: object; query: { format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Add and change words from a file with the columns of the export; all rows or none */
  'language.importWords': { request: { params: object; query: object; body: { fileId: string } }; response: { added: number; changed: number; same: number; problems: { row: number; message: string }[] } }
  /** The forbidden words in force, for checking while typing */
  'language.wordList': { request: { params: object; query: object }; response: { version: number; words: ({ word: string; kind: 'impatient' | 'insulting' | 'discriminating' | 'vague'; suggestion: string; exceptions: string[] })[] } }
  /** How often whom forbidden words were found with, by month */
  'language.wordUse': { request: { params: object; query: { months?: number; fields?: ('month' | 'author' | 'kind' | 'refused' | 'warned' | 'words')[] } }; response: { items: ({ month: string; author: string; kind: 'impatient' | 'insulting' | 'discriminating' | 'vague'; refused: number; warned: number; words: string[] })[] } }
  /** Approve, refuse with the reason, or withdraw */
  'lettings.actOnBusinessChange': { request: { params: { id: string }; query: object; body: { action: 'approve' | 'refuse' | 'withdraw'; version?: number; note?: string } }; response: Schemas['BusinessChange'] }
  /** The owner takes the unit back */
  'lettings.actOnEntrustment': { request: { params: { id: string }; query: object; body: { action: 'end'; version?: number; on: string; note?: string } }; response: Schemas['Entrustment'] }
  /** Extend the term, or the tenant has left */
  'lettings.actOnTenancy': { request: { params: { id: string }; query: object; body: { action: 'extend' | 'end'; version?: number; on: string; note?: string } }; response: Schemas['Tenancy'] }
  /** Change what is entrusted */
  'lettings.changeEntrustment': { request: { params: { id: string }; query: object; body: { holderName?: string; holderPhone?: string; services?: ('airing' | 'cleaning' | 'utilities_check' | 'receive_goods' | 'pay_bills' | 'show_unit')[]; hasKey?: boolean; fromOn?: string; untilOn?: string | null; note?: string; version: number } }; response: Schemas['Entrustment'] }
  /** One entrusted unit */
  'lettings.getEntrustment': { request: { params: { id: string }; query: object }; response: Schemas['Entrustment'] }
  /** Change contact, payer, rent */
  'lettings.changeTenancy': { request: { params: { id: string }; query: object; body: { agentName?: string; agentPhone?: string; landlordContact?: string; feePayer?: 'owner' | 'tenant' | 'agent'; rentFen?: number | null; residents?: number | null; note?: string; version: number } }; response: Schemas['Tenancy'] }
  /** One tenancy */
  'lettings.getTenancy': { request: { params: { id: string }; query: object }; response: Schemas['Tenancy'] }
  /** Something that every rented unit needs was done */
  'lettings.doTenancyTask': { request: { params: { id: string }; query: object; body: { note?: string } }; response: Schemas['Tenancy'] }
  /** Businesses of shops as XLSX or CSV */
  'lettings.exportBusinessChanges': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('requested' | 'approved' | 'refused' | 'withdrawn')[]; business?: ('catering' | 'convenience' | 'supermarket' | 'pharmacy' | 'clinic' | 'education' | 'beauty' | 'fitness' | 'office' | 'agency' | 'repair' | 'vacant' | 'other')[]; unitId?: string; current?: boolean } } }; response: Blob }
  /** Entrusted units as XLSX or CSV */
  'lettings.exportEntrustments': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; unitId?: string; current?: boolean } } }; response: Blob }
  /** Rented units as XLSX or CSV */
  'lettings.exportTenancies': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('coming' | 'running' | 'ending' | 'over' | 'ended')[]; unitId?: string; taskDue?: boolean } } }; response: Blob }
  /** One request */
  'lettings.getBusinessChange': { request: { params: { id: string }; query: object }; response: Schemas['BusinessChange'] }
  /** Requests to change the business of shops, and with that the history of each, newest first */
  'lettings.listBusinessChanges': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('requested' | 'approved' | 'refused' | 'withdrawn')[]; business?: ('catering' | 'convenience' | 'supermarket' | 'pharmacy' | 'clinic' | 'education' | 'beauty' | 'fitness' | 'office' | 'agency' | 'repair' | 'vacant' | 'other')[]; unitId?: string; current?: boolean }; fields?: ('id' | 'siteId' | 'unit' | 'business' | 'name' | 'before' | 'reason' | 'licence' | 'person' | 'fromOn' | 'state' | 'requestedBy' | 'requestedAt' | 'decidedBy' | 'decidedAt' | 'decisionNote' | 'isCurrent' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['BusinessChange'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** A shop asks to change its business */
  'lettings.requestBusinessChange': { request: { params: object; query: object; body: { id?: string; unitId: string; business: 'catering' | 'convenience' | 'supermarket' | 'pharmacy' | 'clinic' | 'education' | 'beauty' | 'fitness' | 'office' | 'agency' | 'repair' | 'vacant' | 'other'; name?: string; reason?: string; licence?: string; personId?: string | null; fromOn: string } }; response: Schemas['BusinessChange'] }
  /** Entrusted units of a site */
  'lettings.listEntrustments': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; unitId?: string; current?: boolean }; fields?: ('id' | 'siteId' | 'unit' | 'holderName' | 'holderPhone' | 'services' | 'hasKey' | 'fromOn' | 'untilOn' | 'endedOn' | 'note' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Entrustment'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** A unit is entrusted */
  'lettings.startEntrustment': { request: { params: object; query: object; body: { holderName: string; holderPhone?: string; services?: ('airing' | 'cleaning' | 'utilities_check' | 'receive_goods' | 'pay_bills' | 'show_unit')[]; hasKey?: boolean; fromOn: string; untilOn?: string | null; note?: string; id?: string; unitId: string } }; response: Schemas['Entrustment'] }
  /** Rented units of a site, those that end first on top */
  'lettings.listTenancies': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; state?: ('coming' | 'running' | 'ending' | 'over' | 'ended')[]; unitId?: string; taskDue?: boolean }; fields?: ('id' | 'siteId' | 'unit' | 'tenant' | 'agentName' | 'agentPhone' | 'landlordContact' | 'feePayer' | 'rentFen' | 'residents' | 'note' | 'fromOn' | 'untilOn' | 'endedOn' | 'state' | 'daysLeft' | 'tasks' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Tenancy'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** A unit is let */
  'lettings.startTenancy': { request: { params: object; query: object; body: { agentName?: string; agentPhone?: string; landlordContact: string; feePayer: 'owner' | 'tenant' | 'agent'; rentFen?: number | null; residents?: number | null; note?: string; id?: string; unitId: string; tenantId: string; fromOn: string; untilOn: string } }; response: Schemas['Tenancy'] }
  /** Tenancies, entrustments, businesses and meters of a unit */
  'lettings.unitUse': { request: { params: { id: string }; query: object }; response: Schemas['UnitUseRecords'] }
  /** Activate, pause or end; activating one whose facilities nobody answers for is refused naming /responsibleId */
  'maintenance.actOnMaintenancePlan': { request: { params: { id: string }; query: object; body: { version?: number; action: 'activate' | 'pause' | 'end'; reason?: string } }; response: Schemas['MaintenancePlan'] }
  /** Skip with a reason (its order is cancelled), or raise the order of one that was missed */
  'maintenance.actOnMaintenanceTask': { request: { params: { id: string }; query: object; body: { version?: number; action: 'skip' | 'raise_order'; reason?: string } }; response: Schemas['MaintenanceTask'] }
  /** Submit, approve, reject, complete or withdraw; nobody decides an own proposal, and the maintenance fund wants two thirds of the owners to vote and more than half of these to agree */
  'maintenance.actOnRenewalProposal': { request: { params: { id: string }; query: object; body: { version?: number; action: 'submit' | 'approve' | 'reject' | 'complete' | 'withdraw'; note?: string; on?: string; paidFen?: number | null } }; response: Schemas['RenewalProposal'] }
  /** Enter an amount: an invoice of a contractor, parts bought elsewhere */
  'maintenance.addFacilityCost': { request: { params: object; query: object; body: { id?: string; facilityId: string; kind: 'materials' | 'labour' | 'outside' | 'other'; fen: number; on: string; note?: string; partyId?: string | null } }; response: Schemas['FacilityCost'] }
  /** Amounts entered for facilities of a site, latest first */
  'maintenance.listFacilityCosts': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { facilityId?: string; kind?: ('materials' | 'labour' | 'outside' | 'other')[]; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'facility' | 'kind' | 'fen' | 'on' | 'note' | 'party' | 'by' | 'voided')[] } }; response: { items: Schemas['FacilityCost'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Assess the condition 完好度评定 */
  'maintenance.assessCondition': { request: { params: { id: string }; query: object; body: { id?: string; score: number; wear: 'new' | 'slight' | 'moderate' | 'heavy' | 'worn_out'; note?: string; at?: string } }; response: Schemas['MaintainedFacilityDetails'] }
  /** Change a counter */
  'maintenance.changeCounter': { request: { params: { id: string }; query: object; body: { version: number; name: string; isActive: boolean } }; response: Schemas['FacilityCounter'] }
  /** Change a legal inspection */
  'maintenance.changeLegalInspection': { request: { params: { id: string }; query: object; body: { version: number; kind: 'lift' | 'pressure_vessel' | 'boiler' | 'lightning' | 'fire' | 'electrical' | 'water_tank' | 'escalator' | 'playground' | 'other'; name: string; facilityId?: string | null; classId?: string | null; partyId?: string | null; months: number; ownerId?: string | null; isActive?: boolean; note?: string } }; response: Schemas['LegalInspectionDetails'] }
  /** One legal inspection with its certificates */
  'maintenance.getLegalInspection': { request: { params: { id: string }; query: object }; response: Schemas['LegalInspectionDetails'] }
  /** Change a plan; services that have an order stay */
  'maintenance.changeMaintenancePlan': { request: { params: { id: string }; query: object; body: { version: number; name: string; procedureId: string; facilityId?: string | null; classId?: string | null; trigger: 'rule' | 'interval' | 'counter'; rule?: string | null; every?: { count: number; unit: 'day' | 'month' } | null; counter?: { unit: 'hour' | 'start' | 'kwh' | 'km' | 'cubic_metre' | 'time'; at: number; hysteresis?: number } | null; startsOn: string; endsOn?: string | null; season?: { from: string; to: string } | null; holidays?: 'keep' | 'skip' | 'next_working_day'; leadDays?: number; graceDays?: number; workHours?: { from: string; to: string }; peakHours?: Schemas['PeakHoursInput'][]; minutes?: number; overlap?: 'allow' | 'skip'; misfire?: 'missed' | 'late'; employeeId?: string | null; positionId?: string | null; partyId?: string | null; note?: string } }; response: Schemas['MaintenancePlan'] }
  /** One plan */
  'maintenance.getMaintenancePlan': { request: { params: { id: string }; query: object }; response: Schemas['MaintenancePlan'] }
  /** A new version of a procedure; services under way keep theirs */
  'maintenance.changeProcedure': { request: { params: { id: string }; query: object; body: { version: number; name: string; classId?: string | null; steps: Schemas['ProcedureStepInput'][]; parts?: ({ itemId?: string | null; name?: string; quantity: number; unit?: string })[]; tools?: string[]; safety?: string; needsLockOut?: boolean; permits?: ('electrical' | 'height' | 'confined_space' | 'hot_work' | 'lifting')[]; minutes?: number | null; isActive: boolean } }; response: Schemas['Procedure'] }
  /** One procedure; `number` asks for an earlier version */
  'maintenance.getProcedure': { request: { params: { id: string }; query: { number?: number } }; response: Schemas['Procedure'] }
  /** Change a draft */
  'maintenance.changeRenewalProposal': { request: { params: { id: string }; query: object; body: { version: number; kind: 'replacement' | 'overhaul' | 'improvement'; title: string; facilityId?: string | null; wear?: 'new' | 'slight' | 'moderate' | 'heavy' | 'worn_out' | null; usage?: string; reason: string; costFen?: number | null; fund?: 'maintenance_fund' | 'property_fee' | 'public_revenue' | 'developer' | 'owners' | 'other' | null; ownersVoted?: number | null; areaVoted?: number | null; ownersAgreed?: number | null; areaAgreed?: number | null; isEmergency?: boolean; plannedOn?: string | null; fileIds?: string[] } }; response: Schemas['RenewalProposal'] }
  /** One proposal */
  'maintenance.getRenewalProposal': { request: { params: { id: string }; query: object }; response: Schemas['RenewalProposal'] }
  /** A new table; orders that are raised keep theirs */
  'maintenance.changeTimeLimits': { request: { params: object; query: object; body: { siteId: string; version: number; lines: ({ classCode: string; impact: 'safety' | 'severe' | 'noticeable' | 'slight'; hours: number })[]; reason?: string } }; response: Schemas['TimeLimits'] }
  /** Within how many hours a public facility is put right, by class and by how much residents feel it; `number` asks for an earlier table */
  'maintenance.getTimeLimits': { request: { params: object; query: { siteId: string; number?: number } }; response: Schemas['TimeLimits'] }
  /** New counter of a facility, read by hand or taken from a meter of the registers */
  'maintenance.createCounter': { request: { params: object; query: object; body: { id?: string; facilityId: string; name: string; unit: 'hour' | 'start' | 'kwh' | 'km' | 'cubic_metre' | 'time'; meterId?: string | null } }; response: Schemas['FacilityCounter'] }
  /** New legal inspection */
  'maintenance.createLegalInspection': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'lift' | 'pressure_vessel' | 'boiler' | 'lightning' | 'fire' | 'electrical' | 'water_tank' | 'escalator' | 'playground' | 'other'; name: string; facilityId?: string | null; classId?: string | null; partyId?: string | null; months: number; ownerId?: string | null; isActive?: boolean; note?: string } }; response: Schemas['LegalInspectionDetails'] }
  /** Legal inspections of a site, most pressing first */
  'maintenance.listLegalInspections': { request: { params: object; query: { siteId: string; filter?: { q?: string; kind?: ('lift' | 'pressure_vessel' | 'boiler' | 'lightning' | 'fire' | 'electrical' | 'water_tank' | 'escalator' | 'playground' | 'other')[]; state?: ('valid' | 'due' | 'overdue' | 'failed' | 'unknown')[]; facilityId?: string; active?: boolean }; fields?: ('id' | 'siteId' | 'kind' | 'name' | 'facility' | 'class' | 'party' | 'months' | 'owner' | 'isActive' | 'note' | 'state' | 'dueOn' | 'daysLeft' | 'certificate' | 'mustStop' | 'version')[] } }; response: { items: Schemas['LegalInspection'][] } }
  /** New plan; it begins paused */
  'maintenance.createMaintenancePlan': { request: { params: object; query: object; body: { id?: string; siteId: string; name: string; procedureId: string; facilityId?: string | null; classId?: string | null; trigger: 'rule' | 'interval' | 'counter'; rule?: string | null; every?: { count: number; unit: 'day' | 'month' } | null; counter?: { unit: 'hour' | 'start' | 'kwh' | 'km' | 'cubic_metre' | 'time'; at: number; hysteresis?: number } | null; startsOn: string; endsOn?: string | null; season?: { from: string; to: string } | null; holidays?: 'keep' | 'skip' | 'next_working_day'; leadDays?: number; graceDays?: number; workHours?: { from: string; to: string }; peakHours?: Schemas['PeakHoursInput'][]; minutes?: number; overlap?: 'allow' | 'skip'; misfire?: 'missed' | 'late'; employeeId?: string | null; positionId?: string | null; partyId?: string | null; note?: string } }; response: Schemas['MaintenancePlan'] }
  /** Maintenance plans of a site by name */
  'maintenance.listMaintenancePlans': { request: { params: object; query: { siteId: string; filter?: { q?: string; state?: ('paused' | 'running' | 'ended')[]; trigger?: ('rule' | 'interval' | 'counter')[]; facilityId?: string; classId?: string }; fields?: ('id' | 'siteId' | 'name' | 'procedure' | 'facility' | 'class' | 'facilities' | 'trigger' | 'rule' | 'every' | 'counter' | 'startsOn' | 'endsOn' | 'season' | 'holidays' | 'leadDays' | 'graceDays' | 'workHours' | 'peakHours' | 'minutes' | 'overlap' | 'misfire' | 'employee' | 'position' | 'party' | 'note' | 'state' | 'allowedActions' | 'next' | 'doneRate' | 'withoutResponsible' | 'version')[] } }; response: { items: Schemas['MaintenancePlan'][] } }
  /** New procedure */
  'maintenance.createProcedure': { request: { params: object; query: object; body: { id?: string; name: string; classId?: string | null; steps: Schemas['ProcedureStepInput'][]; parts?: ({ itemId?: string | null; name?: string; quantity: number; unit?: string })[]; tools?: string[]; safety?: string; needsLockOut?: boolean; permits?: ('electrical' | 'height' | 'confined_space' | 'hot_work' | 'lifting')[]; minutes?: number | null } }; response: Schemas['Procedure'] }
  /** Procedures of the organisation by name, each in its newest version */
  'maintenance.listProcedures': { request: { params: object; query: { filter?: { q?: string; active?: boolean }; fields?: ('id' | 'name' | 'class' | 'number' | 'steps' | 'parts' | 'tools' | 'safety' | 'needsLockOut' | 'permits' | 'minutes' | 'isActive' | 'plans' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Procedure'][] } }
  /** New proposal */
  'maintenance.createRenewalProposal': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'replacement' | 'overhaul' | 'improvement'; title: string; facilityId?: string | null; wear?: 'new' | 'slight' | 'moderate' | 'heavy' | 'worn_out' | null; usage?: string; reason: string; costFen?: number | null; fund?: 'maintenance_fund' | 'property_fee' | 'public_revenue' | 'developer' | 'owners' | 'other' | null; ownersVoted?: number | null; areaVoted?: number | null; ownersAgreed?: number | null; areaAgreed?: number | null; isEmergency?: boolean; plannedOn?: string | null; fileIds?: string[] } }; response: Schemas['RenewalProposal'] }
  /** Renewal and improvement proposals of a site, latest first */
  'maintenance.listRenewalProposals': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; kind?: ('replacement' | 'overhaul' | 'improvement')[]; state?: ('draft' | 'submitted' | 'approved' | 'rejected' | 'done' | 'withdrawn')[]; fund?: ('maintenance_fund' | 'property_fee' | 'public_revenue' | 'developer' | 'owners' | 'other')[]; facilityId?: string }; fields?: ('id' | 'siteId' | 'number' | 'kind' | 'title' | 'facility' | 'wear' | 'usage' | 'reason' | 'costFen' | 'fund' | 'ownersVoted' | 'areaVoted' | 'ownersAgreed' | 'areaAgreed' | 'isEmergency' | 'plannedOn' | 'state' | 'by' | 'submittedAt' | 'decidedBy' | 'decidedAt' | 'decision' | 'doneOn' | 'paidFen' | 'advice' | 'files' | 'allowedActions' | 'mayChange' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['RenewalProposal'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Say why it stood and whether that was planned */
  'maintenance.explainDowntime': { request: { params: { id: string }; query: object; body: { version: number; cause: 'unknown' | 'wear' | 'part_failure' | 'power' | 'water' | 'misuse' | 'outside' | 'service' | 'legal_inspection' | 'upgrade' | 'expired_certificate' | 'other'; isPlanned: boolean; note?: string } }; response: Schemas['Downtime'] }
  /** Downtimes as XLSX or CSV */
  'maintenance.exportDowntimes': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { facilityId?: string; class?: string; cause?: ('unknown' | 'wear' | 'part_failure' | 'power' | 'water' | 'misuse' | 'outside' | 'service' | 'legal_inspection' | 'upgrade' | 'expired_certificate' | 'other')[]; open?: boolean; planned?: boolean; from?: string; to?: string } } }; response: Blob }
  /** Entered amounts as XLSX or CSV */
  'maintenance.exportFacilityCosts': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { facilityId?: string; kind?: ('materials' | 'labour' | 'outside' | 'other')[]; from?: string; to?: string } } }; response: Blob }
  /** Legal inspections as XLSX or CSV */
  'maintenance.exportLegalInspections': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('lift' | 'pressure_vessel' | 'boiler' | 'lightning' | 'fire' | 'electrical' | 'water_tank' | 'escalator' | 'playground' | 'other')[]; state?: ('valid' | 'due' | 'overdue' | 'failed' | 'unknown')[]; facilityId?: string; active?: boolean } } }; response: Blob }
  /** The list as XLSX or CSV */
  'maintenance.exportMaintainedFacilities': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; class?: string; state?: ('running' | 'standby' | 'under_repair' | 'stopped' | 'scrapped')[]; responsibleId?: string; unassigned?: boolean; mustStop?: boolean; zoneId?: string } } }; response: Blob }
  /** Plans as XLSX or CSV */
  'maintenance.exportMaintenancePlans': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; state?: ('paused' | 'running' | 'ended')[]; trigger?: ('rule' | 'interval' | 'counter')[]; facilityId?: string; classId?: string } } }; response: Blob }
  /** Services as XLSX or CSV */
  'maintenance.exportMaintenanceTasks': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('open' | 'done' | 'missed' | 'skipped')[]; planId?: string; facilityId?: string; workerId?: string; workOrderId?: string; mine?: boolean; overdue?: boolean; from?: string; to?: string } } }; response: Blob }
  /** The maintenance plan of a year as XLSX or CSV */
  'maintenance.exportMaintenanceYear': { request: { params: object; query: { siteId: string; year: number; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Procedures with their steps as XLSX or CSV */
  'maintenance.exportProcedures': { request: { params: object; query: { format?: 'xlsx' | 'csv'; filter?: { q?: string; active?: boolean } } }; response: Blob }
  /** Proposals as XLSX or CSV */
  'maintenance.exportRenewalProposals': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('replacement' | 'overhaul' | 'improvement')[]; state?: ('draft' | 'submitted' | 'approved' | 'rejected' | 'done' | 'withdrawn')[]; fund?: ('maintenance_fund' | 'property_fee' | 'public_revenue' | 'developer' | 'owners' | 'other')[]; facilityId?: string } } }; response: Blob }
  /** The table as XLSX or CSV */
  'maintenance.exportTimeLimits': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One facility with its counters, condition, costs, orders and advice */
  'maintenance.getMaintainedFacility': { request: { params: { id: string }; query: object }; response: Schemas['MaintainedFacilityDetails'] }
  /** Who answers for it, how long it is made for, what a new one costs */
  'maintenance.setMaintainedFacility': { request: { params: { id: string }; query: object; body: { version: number; responsibleId: string | null; designLifeYears: number | null; replacementFen: number | null } }; response: Schemas['MaintainedFacilityDetails'] }
  /** One service with its steps and results */
  'maintenance.getMaintenanceTask': { request: { params: { id: string }; query: object }; response: Schemas['MaintenanceTaskDetails'] }
  /** History of a legal inspection */
  'maintenance.legalInspectionTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** This work order is about that facility: its cost counts there, and the time limit holds for it */
  'maintenance.linkFacilityOrder': { request: { params: { id: string }; query: object; body: { facilityId: string; impact: 'safety' | 'severe' | 'noticeable' | 'slight' } }; response: Schemas['FacilityOrder'] }
  /** Readings of a counter, newest first */
  'maintenance.listCounterReadings': { request: { params: { id: string }; query: { fields?: ('id' | 'counterId' | 'value' | 'total' | 'at' | 'by' | 'note' | 'isReset' | 'voided')[] } }; response: { items: Schemas['CounterReading'][] } }
  /** Enter a reading; `isReset` when the dial began again or was replaced */
  'maintenance.readCounter': { request: { params: { id: string }; query: object; body: { id?: string; value: number; at?: string; isReset?: boolean; note?: string } }; response: { counter: Schemas['FacilityCounter']; reading: Schemas['CounterReading']; made: number } }
  /** When facilities of a site stood, latest first: begins and ends with the acts in the registers */
  'maintenance.listDowntimes': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { facilityId?: string; class?: string; cause?: ('unknown' | 'wear' | 'part_failure' | 'power' | 'water' | 'misuse' | 'outside' | 'service' | 'legal_inspection' | 'upgrade' | 'expired_certificate' | 'other')[]; open?: boolean; planned?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'facility' | 'class' | 'state' | 'from' | 'to' | 'hours' | 'cause' | 'isPlanned' | 'note' | 'version')[] } }; response: { items: Schemas['Downtime'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Facilities of a site by code as maintenance sees them; `unassigned`: those that nobody answers for (MNT-007) */
  'maintenance.listMaintainedFacilities': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; class?: string; state?: ('running' | 'standby' | 'under_repair' | 'stopped' | 'scrapped')[]; responsibleId?: string; unassigned?: boolean; mustStop?: boolean; zoneId?: string }; fields?: ('id' | 'siteId' | 'code' | 'name' | 'class' | 'place' | 'state' | 'zone' | 'responsible' | 'designLifeYears' | 'replacementFen' | 'condition' | 'openFindings' | 'openTasks' | 'overdueTasks' | 'nextServiceOn' | 'downSince' | 'legal' | 'mustStop' | 'isIntact' | 'version')[] } }; response: { items: Schemas['MaintainedFacility'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Services of a site, latest first */
  'maintenance.listMaintenanceTasks': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('open' | 'done' | 'missed' | 'skipped')[]; planId?: string; facilityId?: string; workerId?: string; workOrderId?: string; mine?: boolean; overdue?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'plan' | 'procedure' | 'facility' | 'dueAt' | 'from' | 'to' | 'state' | 'why' | 'reason' | 'isLate' | 'isOverdue' | 'counterAt' | 'order' | 'worker' | 'party' | 'doneAt' | 'steps' | 'recorded' | 'bad' | 'allowedActions' | 'mayRecord' | 'version')[] } }; response: { items: Schemas['MaintenanceTask'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Services, condition, downtime and cost of a period, by class and zone */
  'maintenance.maintenanceFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: Schemas['MaintenanceFigures'] }
  /** History of a plan */
  'maintenance.maintenancePlanTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** History of a service */
  'maintenance.maintenanceTaskTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The maintenance plan of a year 年度保养计划表: the days of every plan */
  'maintenance.maintenanceYear': { request: { params: object; query: { siteId: string; year: number } }; response: Schemas['MaintenanceYear'] }
  /** When a plan would be due next and in which windows the work would be, before it is saved */
  'maintenance.previewMaintenancePlan': { request: { params: object; query: object; body: { siteId: string; trigger: 'rule' | 'interval' | 'counter'; rule?: string | null; every?: { count: number; unit: 'day' | 'month' } | null; startsOn: string; endsOn?: string | null; season?: { from: string; to: string } | null; holidays?: 'keep' | 'skip' | 'next_working_day'; workHours?: { from: string; to: string }; peakHours?: Schemas['PeakHoursInput'][]; minutes?: number } }; response: { next: { dueAt: string; from: string; to: string }[] } }
  /** 《法定检验到期表》 as PDF */
  'maintenance.printLegalInspections': { request: { params: object; query: { siteId: string; filter?: { q?: string; kind?: ('lift' | 'pressure_vessel' | 'boiler' | 'lightning' | 'fire' | 'electrical' | 'water_tank' | 'escalator' | 'playground' | 'other')[]; state?: ('valid' | 'due' | 'overdue' | 'failed' | 'unknown')[]; facilityId?: string; active?: boolean } } }; response: Blob }
  /** The maintenance sheet 保养记录单, A4 */
  'maintenance.printMaintenanceTask': { request: { params: { id: string }; query: object }; response: Blob }
  /** A work order for a public facility, due within the time limit of its class and of how much residents feel it (MNT-006) */
  'maintenance.raiseFacilityOrder': { request: { params: object; query: object; body: { id?: string; facilityId: string; impact: 'safety' | 'severe' | 'noticeable' | 'slight'; title: string; symptom?: string; safetyNote?: string; workerId?: string | null; fileIds?: string[] } }; response: Schemas['FacilityOrder'] }
  /** It was inspected: result, certificate and until when it holds */
  'maintenance.recordCertificate': { request: { params: { id: string }; query: object; body: { id?: string; on: string; result: 'passed' | 'conditional' | 'failed'; number?: string; partyId?: string | null; validFrom?: string | null; validUntil?: string | null; note?: string; fileIds?: string[] } }; response: Schemas['LegalInspectionDetails'] }
  /** History of a proposal */
  'maintenance.renewalProposalTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Results of steps as the phone has them; a later one of a step replaces the earlier, a failing one makes a finding and its corrective order once (MNT-005) */
  'maintenance.sendStepResults': { request: { params: { id: string }; query: object; body: { results: Schemas['StepResultInput'][]; at?: string } }; response: Schemas['MaintenanceTaskDetails'] }
  /** One colleague answers for several facilities */
  'maintenance.setResponsible': { request: { params: object; query: object; body: { siteId: string; facilityIds: string[]; responsibleId: string } }; response: { changed: number } }
  /** Procedures, plans (paused) and, but for a sales office, legal inspections that a site of this kind begins with; what is there stays. Without a table of its own a site follows the time limits of the release */
  'maintenance.takeReadyMaintenance': { request: { params: object; query: object; body: { siteId: string } }; response: { added: number; items: Schemas['MaintenancePlan'][] } }
  /** It was entered by mistake: stays in the history, but no longer counts */
  'maintenance.voidCertificate': { request: { params: { id: string }; query: object; body: { reason: string } }; response: Schemas['LegalInspectionDetails'] }
  /** The latest reading was wrong: it stays in the history, but no longer counts */
  'maintenance.voidCounterReading': { request: { params: { id: string }; query: object; body: { reason: string } }; response: Schemas['FacilityCounter'] }
  /** It was entered by mistake */
  'maintenance.voidFacilityCost': { request: { params: { id: string }; query: object; body: { reason: string } }; response: Schemas['FacilityCost'] }
  /** These two are not the same */
  'merges.dismissDuplicate': { request: { params: object; query: object; body: { aId: string; bId: string } }; response: { isDismissed: true } }
  /** Persons who may be one as XLSX or CSV */
  'merges.exportDuplicates': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Persons of a site who may be one, the likeliest first */
  'merges.listDuplicates': { request: { params: object; query: { siteId: string; fields?: ('a' | 'b' | 'because' | 'score')[] } }; response: { items: Schemas['DuplicatePair'][] } }
  /** Files that were merged into a person, and merges taken back */
  'merges.listMerges': { request: { params: { id: string }; query: { fields?: ('id' | 'keep' | 'other' | 'state' | 'reason' | 'mergedBy' | 'mergedAt' | 'undoneBy' | 'undoneAt' | 'mayUndo' | 'moved')[] } }; response: { items: Schemas['Merge'][] } }
  /** Merge two persons: one file goes on, both histories are kept, and it can be undone */
  'merges.mergePersons': { request: { params: object; query: object; body: { keepId: string; otherId: string; takeFromOther?: ('name' | 'sex' | 'email' | 'birthday' | 'workplace' | 'emergencyContact' | 'contactPerson' | 'idNumber')[]; id: string; reason: string } }; response: Schemas['Merge'] }
  /** What merging two persons would do */
  'merges.previewMerge': { request: { params: object; query: object; body: { keepId: string; otherId: string; takeFromOther?: ('name' | 'sex' | 'email' | 'birthday' | 'workplace' | 'emergencyContact' | 'contactPerson' | 'idNumber')[] } }; response: Schemas['MergePreview'] }
  /** Take a merge back: both files are as they were */
  'merges.undoMerge': { request: { params: { id: string }; query: object; body: { reason: string } }; response: Schemas['Merge'] }
  /** Call a visit off, make its link anew, or say which colleague was met */
  'mystery.actOnMysteryVisit': { request: { params: { id: string }; query: object; body: { action: 'cancel'; version?: number; reason: string } | { action: 'renew_link'; version?: number } | { action: 'attribute'; version?: number; employeeId: string | null } }; response: Schemas['MysteryVisitWithLink'] }
  /** A photo for the sheet of a mystery visit (multipart field `file`) */
  'mystery.addMysteryPhoto': { request: { params: { token: string }; query: object }; response: { photos: number } }
  /** A spoken note for the sheet of a mystery visit (multipart field `file`: M4A, MP3, OGG, WAV, WebM); sealed until the month is closed */
  'mystery.addMysteryRecording': { request: { params: { token: string }; query: object }; response: { recordings: number } }
  /** The sheet of a mystery visit, for who has its link */
  'mystery.getMysterySheet': { request: { params: { token: string }; query: { fields?: ('id' | 'text' | 'dimension' | 'method' | 'min' | 'max' | 'unit' | 'isRedLine')[] } }; response: Schemas['MysterySheet'] }
  /** Hand in the sheet of a mystery visit, once */
  'mystery.submitMysterySheet': { request: { params: { token: string }; query: object; body: { visitedOn: string; met?: string; answers: ({ itemId: string; value: number | null; note?: string })[]; comment?: string } }; response: { isSubmitted: true } }
  /** One mystery visit with its sheet */
  'mystery.getMysteryVisit': { request: { params: { id: string }; query: object }; response: Schemas['MysteryVisit'] }
  /** Mystery visits, newest first */
  'mystery.listMysteryVisits': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('planned' | 'submitted' | 'expired' | 'cancelled')[] }; fields?: ('id' | 'number' | 'siteId' | 'state' | 'standard' | 'scenario' | 'fromOn' | 'untilOn' | 'visitedOn' | 'month' | 'employee' | 'score' | 'hasRedLine' | 'plannedBy' | 'plannedAt' | 'submittedAt' | 'version')[] } }; response: { items: Schemas['MysteryVisitSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Plan a mystery visit: scenario, sheet, days, and who goes */
  'mystery.planMysteryVisit': { request: { params: object; query: object; body: { id?: string; siteId: string; standardId: string; scenario: string; fromOn: string; untilOn: string; visitor: { name: string; phone?: string } } }; response: Schemas['MysteryVisitWithLink'] }
  /** Everything that happened */
  'mystery.mysteryVisitTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Pass a stage, put the end of probation off, or decide: stays or does not */
  'onboarding.actOnOnboarding': { request: { params: { id: string }; query: object; body: { action: 'pass_written'; version?: number; examId?: string | null; percent?: number | null; fileId?: string | null } | { action: 'pass_scenario'; version?: number; practicalId: string } | { action: 'extend'; version?: number; until: string; reason: string } | { action: 'regularise'; version?: number; note?: string } | { action: 'fail'; version?: number; reason: string } }; response: Schemas['Onboarding'] }
  /** Begin with a new colleague: who evaluates with which weight, and until when */
  'onboarding.createOnboarding': { request: { params: object; query: object; body: { id?: string; siteId: string; employeeId: string; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; probationUntil: string; rubricId: string; quorumPercent?: number; evaluators: { employeeId: string; department: string; weight: number }[] } }; response: Schemas['Onboarding'] }
  /** New colleagues on their way to staying; those that I evaluate and my own for everybody */
  'onboarding.listOnboardings': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('pre_entry' | 'probation' | 'regularisation' | 'regular' | 'failed')[]; post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; overdue?: boolean; mine?: boolean; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'employee' | 'post' | 'state' | 'startedOn' | 'probationUntil' | 'isOverdue' | 'evaluators' | 'evaluated' | 'isMineToEvaluate' | 'version')[] } }; response: { items: Schemas['OnboardingSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** How my department finds the new colleague, once */
  'onboarding.evaluateOnboarding': { request: { params: { id: string }; query: object; body: { marks: { criterionId: string; level: number }[]; comment?: string } }; response: Schemas['Onboarding'] }
  /** The new colleagues as XLSX or CSV */
  'onboarding.exportOnboardings': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('pre_entry' | 'probation' | 'regularisation' | 'regular' | 'failed')[]; post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; overdue?: boolean; mine?: boolean; q?: string } } }; response: Blob }
  /** One new colleague */
  'onboarding.getOnboarding': { request: { params: { id: string }; query: object }; response: Schemas['Onboarding'] }
  /** Everything that happened */
  'onboarding.onboardingTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The joint evaluation on paper, for the personnel file */
  'onboarding.printOnboarding': { request: { params: { id: string }; query: object }; response: Blob }
  /** Back up now, or prove the newest backup by restoring it aside */
  'operations.actOnBackups': { request: { params: object; query: object; body: { action: 'back_up' | 'drill' } }; response: Schemas['BackupRun'] }
  /** Change when backups are made, how many stay, and how often one is proved */
  'operations.changeBackupPlan': { request: { params: object; query: object; body: { isOn: boolean; every: 'day' | 'week'; weekday: number; at: string; timeZone: string; keep: number; drillEvery: 'never' | 'week' | 'month'; version: number } }; response: Schemas['BackupPlan'] }
  /** Plan of the backups, what came of the last hundred, and whether the newest good one is too old */
  'operations.getBackups': { request: { params: object; query: object }; response: { plan: Schemas['BackupPlan'] | null; runs: Schemas['BackupRun'][]; folder: string; freeBytes: number | null; lastGoodAt: string | null; lastDrillAt: string | null; isLate: boolean } }
  /** Change a site */
  'organization.changeSite': { request: { params: { id: string }; query: object; body: { name?: string; timeZone?: string; address?: string; phone?: string; version: number } }; response: Schemas['Site'] }
  /** One site */
  'organization.getSite': { request: { params: { id: string }; query: object }; response: Schemas['Site'] }
  /** The sites that I may switch to, with what they are found by */
  'organization.chooseSites': { request: { params: object; query: { fields?: ('id' | 'name' | 'code' | 'kind' | 'address' | 'keys')[] } }; response: { items: ({ id: string; name: string; code: string; kind: 'residential' | 'office' | 'commercial' | 'sales_office'; address: string; keys: string[] })[] } }
  /** New colleague with an account */
  'organization.createEmployee': { request: { params: object; query: object; body: { name: string; position: string; departmentId?: string | null; phone?: string; skills?: string[]; login: string; roles: ({ role?: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer'; key?: string; scope: 'organization' | 'site' | 'zone' | 'own'; siteId: string | null })[] } }; response: { id: string; name: string; position: string; positionId: string | null; department: Schemas['Ref'] | null; phone: string; isActive: boolean; isOnShift: boolean; skills: string[]; roles: Schemas['Grant'][]; firstPassword: string } }
  /** Colleagues of a site */
  'organization.listEmployees': { request: { params: object; query: { siteId: string; filter?: { role?: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident'; q?: string }; fields?: ('id' | 'name' | 'position' | 'positionId' | 'department' | 'phone' | 'isActive' | 'isOnShift' | 'skills' | 'roles')[] } }; response: { items: Schemas['Employee'][] } }
  /** New site with its departments and default settings */
  'organization.createSite': { request: { params: object; query: object; body: { code: string; name: string; kind: 'residential' | 'office' | 'commercial' | 'sales_office'; timeZone?: string; address?: string; phone?: string; id?: string; departments?: 'service_centre' | 'management_office'; templateId?: string | null } }; response: Schemas['Site'] }
  /** Sites in my scope */
  'organization.listSites': { request: { params: object; query: { fields?: ('id' | 'code' | 'name' | 'kind' | 'timeZone' | 'address' | 'phone' | 'version')[] } }; response: { items: Schemas['Site'][] } }
  /** Name a substitute: for oneself, or for others by who manages people */
  'organization.createSubstitution': { request: { params: object; query: object; body: { id?: string; absentId: string; substituteId: string; from: string; to: string; reason?: string } }; response: Schemas['Substitution'] }
  /** Who stands in for whom at a site, now and later */
  'organization.listSubstitutions': { request: { params: object; query: { siteId: string; fields?: ('id' | 'absent' | 'substitute' | 'from' | 'to' | 'reason' | 'endedAt' | 'isNow')[] } }; response: { items: Schemas['Substitution'][] } }
  /** The absent one is back */
  'organization.endSubstitution': { request: { params: { id: string }; query: object }; response: Schemas['Substitution'] }
  /** Colleagues as XLSX or CSV */
  'organization.exportEmployees': { request: { params: object; query: { siteId: string; filter?: { role?: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident'; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Who stands in for whom as XLSX or CSV */
  'organization.exportSubstitutions': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Departments of a site; `all`: also those that are closed */
  'organization.listDepartments': { request: { params: object; query: { siteId: string; all?: boolean; fields?: ('id' | 'siteId' | 'code' | 'name' | 'alias' | 'parentId' | 'isActive' | 'sortOrder' | 'version')[] } }; response: { items: Schemas['Department'][] } }
  /** New department of a site */
  'structure.createDepartment': { request: { params: object; query: object; body: { id?: string; siteId: string; code: string; name: string; alias?: string[]; parentId?: string | null; sortOrder?: number } }; response: Schemas['Department'] }
  /** Zones of a site with their stewards */
  'organization.listZones': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'name' | 'steward')[] } }; response: { items: Schemas['Zone'][] } }
  /** New zone */
  'zones.createZone': { request: { params: object; query: object; body: { siteId: string; name: string; neighbourIds?: string[] } }; response: Schemas['ChartZone'] }
  /** Sign on or off shift */
  'organization.setShift': { request: { params: { id: string }; query: object; body: { isOnShift: boolean } }; response: Schemas['Employee'] }
  /** Take an original back, prolong its loan, or record its loss */
  'originals.actOnLoan': { request: { params: { id: string }; query: object; body: { action: 'return'; version?: number; condition: 'good' | 'worn' | 'damaged'; note?: string } | { action: 'extend'; version?: number; dueOn: string; reason: string } | { action: 'lose'; version?: number; note: string } }; response: Schemas['Loan'] }
  /** Send a batch, receive it with signature, or refuse it */
  'originals.actOnTransfer': { request: { params: { id: string }; query: object; body: { action: 'send'; version?: number } | { action: 'receive'; version?: number; signatureFileId: string; note?: string } | { action: 'refuse'; version?: number; reason: string } }; response: Schemas['Transfer'] }
  /** Move a box to another place, name it, or put it away */
  'originals.changeBox': { request: { params: { id: string }; query: object; body: { version: number; cabinet?: string; layer?: string; box?: string; label?: string; isActive?: boolean } }; response: Schemas['ArchiveBox'] }
  /** A box with its documents in their order */
  'originals.getBox': { request: { params: { id: string }; query: { fields?: ('id' | 'siteId' | 'document' | 'box' | 'position' | 'copies' | 'condition' | 'note' | 'loan' | 'version')[] } }; response: Schemas['BoxPage'] }
  /** Move a paper original into another box, or correct its copies */
  'originals.changeOriginal': { request: { params: { id: string }; query: object; body: { version: number; boxId?: string; copies?: number; note?: string } }; response: Schemas['OriginalPage'] }
  /** A paper original with its loans and damages */
  'originals.getOriginal': { request: { params: { id: string }; query: object }; response: Schemas['OriginalPage'] }
  /** New box */
  'originals.createBox': { request: { params: object; query: object; body: { id?: string; siteId: string; cabinet: string; layer: string; box: string; label?: string; unitId?: string | null } }; response: Schemas['ArchiveBox'] }
  /** Boxes of a site by their place */
  'originals.listBoxes': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; unitId?: string; cabinet?: string; active?: boolean }; fields?: ('id' | 'siteId' | 'cabinet' | 'layer' | 'box' | 'place' | 'label' | 'unit' | 'originals' | 'lent' | 'isActive' | 'version')[] } }; response: { items: Schemas['ArchiveBox'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Put together a batch for the central archive */
  'originals.createTransfer': { request: { params: object; query: object; body: { id?: string; siteId: string; departmentId: string; documentIds: string[]; note?: string } }; response: Schemas['Transfer'] }
  /** Batches handed to the central archive, newest first */
  'originals.listTransfers': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('draft' | 'sent' | 'received' | 'refused')[]; departmentId?: string }; fields?: ('id' | 'siteId' | 'number' | 'department' | 'state' | 'documents' | 'preparedBy' | 'preparedAt' | 'sentAt' | 'receiver' | 'receivedAt' | 'note' | 'reason' | 'version')[] } }; response: { items: Schemas['TransferSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Boxes of the archive as XLSX or CSV */
  'originals.exportBoxes': { request: { params: object; query: { siteId: string; filter?: { q?: string; unitId?: string; cabinet?: string; active?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The register of loans as XLSX or CSV */
  'originals.exportLoans': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('out' | 'returned' | 'lost')[]; overdue?: boolean; mine?: boolean; q?: string; from?: string; to?: string } } }; response: Blob }
  /** Batches handed to the central archive as XLSX or CSV */
  'originals.exportTransfers': { request: { params: object; query: { siteId: string; filter?: { state?: ('draft' | 'sent' | 'received' | 'refused')[]; departmentId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One loan */
  'originals.getLoan': { request: { params: { id: string }; query: object }; response: Schemas['Loan'] }
  /** One batch */
  'originals.getTransfer': { request: { params: { id: string }; query: { fields?: ('id' | 'number' | 'title' | 'kind' | 'documentOn')[] } }; response: Schemas['Transfer'] }
  /** Lend a paper original */
  'originals.lendOriginal': { request: { params: object; query: object; body: { id?: string; originalId: string; borrowerId?: string | null; borrowerName?: string; borrowerPhone?: string; purpose: string; dueOn: string } }; response: Schemas['Loan'] }
  /** Lent originals, newest first */
  'originals.listLoans': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('out' | 'returned' | 'lost')[]; overdue?: boolean; mine?: boolean; q?: string; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'number' | 'originalId' | 'document' | 'borrower' | 'purpose' | 'state' | 'lentAt' | 'lentBy' | 'dueOn' | 'isOverdue' | 'returnedAt' | 'returnCondition' | 'returnNote' | 'clock' | 'version')[] } }; response: { items: Schemas['LoanSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** What happened to a loan */
  'originals.loanTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Put the documents of a box in another order */
  'originals.orderBox': { request: { params: { id: string }; query: object; body: { version: number; originalIds: string[] } }; response: Schemas['BoxPage'] }
  /** Put the paper of a document into a box */
  'originals.placeOriginal': { request: { params: object; query: object; body: { id?: string; documentId: string; boxId: string; copies?: number; condition?: 'good' | 'worn' | 'damaged'; note?: string } }; response: Schemas['Original'] }
  /** 《档案盒卷内目录》 as PDF (HHD-011) */
  'originals.printBox': { request: { params: { id: string }; query: object }; response: Blob }
  /** 《档案移交清册》 as PDF */
  'originals.printTransfer': { request: { params: { id: string }; query: object }; response: Blob }
  /** Record the condition of a paper original: worn, damaged, lost, or mended */
  'originals.recordDamage': { request: { params: { id: string }; query: object; body: { version?: number; condition: 'good' | 'worn' | 'damaged' | 'lost'; description: string; fileIds?: string[] } }; response: Schemas['OriginalPage'] }
  /** Publish or withdraw an item */
  'paidservices.actOnPaidService': { request: { params: { id: string }; query: object; body: { action: 'publish'; version?: number; validFrom?: string | null; validTo?: string | null } | { action: 'withdraw'; version?: number; reason: string } }; response: Schemas['PaidService'] }
  /** Write an item anew; customers see it when it is published */
  'paidservices.changePaidService': { request: { params: { id: string }; query: object; body: { version: number; name?: string; group?: 'car_care' | 'housekeeping' | 'tree_adoption' | 'appliance_repair' | 'home_repair' | 'rental_agency' | 'owner_resources' | 'butler'; charge?: 'free' | 'paid'; unit?: string; priceFen?: number | null; includes?: string; excludes?: string; warrantyDays?: number | null; legalNote?: string } }; response: Schemas['PaidService'] }
  /** An item of the price list with all its versions */
  'paidservices.getPaidService': { request: { params: { id: string }; query: object }; response: { id: string; siteId: string; code: string; name: string; group: 'car_care' | 'housekeeping' | 'tree_adoption' | 'appliance_repair' | 'home_repair' | 'rental_agency' | 'owner_resources' | 'butler'; charge: 'free' | 'paid'; unit: string; priceFen: number | null; includes: string; excludes: string; warrantyDays: number | null; legalNote: string; state: 'draft' | 'published' | 'withdrawn'; hasChanges: boolean; inForce: Schemas['PriceVersion'] | null; next: Schemas['PriceVersion'] | null; updatedAt: string; version: number; allowedActions: ('publish' | 'withdraw')[]; versions: Schemas['PriceVersion'][] } }
  /** New item of the price list, not published yet */
  'paidservices.createPaidService': { request: { params: object; query: object; body: { name: string; group: 'car_care' | 'housekeeping' | 'tree_adoption' | 'appliance_repair' | 'home_repair' | 'rental_agency' | 'owner_resources' | 'butler'; charge?: 'free' | 'paid'; unit: string; priceFen?: number | null; includes?: string; excludes?: string; warrantyDays?: number | null; legalNote?: string; id?: string; siteId: string; code: string } }; response: Schemas['PaidService'] }
  /** The price list of a site as it is being written */
  'paidservices.listPaidServices': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; group?: ('car_care' | 'housekeeping' | 'tree_adoption' | 'appliance_repair' | 'home_repair' | 'rental_agency' | 'owner_resources' | 'butler')[]; charge?: ('free' | 'paid')[]; state?: ('draft' | 'published' | 'withdrawn')[]; changed?: boolean }; fields?: ('id' | 'siteId' | 'code' | 'name' | 'group' | 'charge' | 'unit' | 'priceFen' | 'includes' | 'excludes' | 'warrantyDays' | 'legalNote' | 'state' | 'hasChanges' | 'inForce' | 'next' | 'updatedAt' | 'version' | 'allowedActions')[] } }; response: { items: Schemas['PaidService'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The price list as XLSX or CSV */
  'paidservices.exportPaidServices': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; group?: ('car_care' | 'housekeeping' | 'tree_adoption' | 'appliance_repair' | 'home_repair' | 'rental_agency' | 'owner_resources' | 'butler')[]; charge?: ('free' | 'paid')[]; state?: ('draft' | 'published' | 'withdrawn')[]; changed?: boolean } } }; response: Blob }
  /** Read a price list file: with `commit` false it only says what would change */
  'paidservices.importPaidServices': { request: { params: object; query: object; body: { siteId: string; fileId: string; commit?: boolean } }; response: { counts: { new: number; changed: number; same: number; errors: number }; rows: ({ row: number; code: string; name: string; verdict: 'new' | 'changed' | 'same' | 'error'; problem: string })[] } }
  /** 《有偿服务收费公示》 for the wall, as PDF */
  'paidservices.printPriceList': { request: { params: object; query: { siteId: string; paper?: 'a4' | 'a3'; bilingual?: boolean } }; response: Blob }
  /** The published prices in force today */
  'paidservices.serviceMenu': { request: { params: object; query: { siteId: string; group?: 'car_care' | 'housekeeping' | 'tree_adoption' | 'appliance_repair' | 'home_repair' | 'rental_agency' | 'owner_resources' | 'butler'; fields?: ('id' | 'itemId' | 'no' | 'code' | 'name' | 'group' | 'charge' | 'unit' | 'priceFen' | 'includes' | 'excludes' | 'warrantyDays' | 'legalNote' | 'validFrom' | 'validTo' | 'publishedAt' | 'publishedBy' | 'withdrawnAt')[] } }; response: { items: Schemas['PriceVersion'][] } }
  /** Verify against the original, or withdraw */
  'people.actOnCertificate': { request: { params: { id: string }; query: object; body: { action: 'verify'; version?: number } | { action: 'withdraw'; version?: number; reason: string } }; response: Schemas['Certificate'] }
  /** Correct or renew a certificate; it has to be verified anew */
  'people.changeCertificate': { request: { params: { id: string }; query: object; body: { version: number; number?: string; issuer?: string; validFrom?: string; validUntil?: string; fileId?: string | null; isVerified?: boolean } }; response: Schemas['Certificate'] }
  /** Switch a skill or kind of certificate off or on */
  'people.changeCompetence': { request: { params: { id: string }; query: object; body: { isActive?: boolean; sortOrder?: number } }; response: Schemas['Competence'] }
  /** Change a colleague: facts, skills, zones, rights, whether they are still with us */
  'people.changeEmployee': { request: { params: { id: string }; query: object; body: { version: number; name?: string; position?: string; positionId?: string | null; joinedOn?: string | null; experienceYears?: number | null; experience?: string; departmentId?: string | null; phone?: string; skills?: string[]; loadLimit?: number | null; zoneIds?: string[]; roles?: ({ role?: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer'; key?: string; scope: 'organization' | 'site' | 'zone' | 'own'; siteId: string | null })[]; isActive?: boolean } }; response: Schemas['EmployeeProfile'] }
  /** A colleague with certificates, zones and rights; everybody reads the own profile */
  'people.getEmployee': { request: { params: { id: string }; query: object }; response: Schemas['EmployeeProfile'] }
  /** Record a certificate; `isVerified`: the original was seen */
  'people.createCertificate': { request: { params: { id: string }; query: object; body: { kind: string; number: string; issuer?: string; validFrom: string; validUntil: string; fileId?: string | null; isVerified?: boolean } }; response: Schemas['Certificate'] }
  /** New skill or kind of certificate */
  'people.createCompetence': { request: { params: object; query: object; body: { kind: 'skill' | 'certificate'; name: string } }; response: Schemas['Competence'] }
  /** Skills and kinds of certificates */
  'people.listCompetences': { request: { params: object; query: { fields?: ('id' | 'kind' | 'name' | 'isActive' | 'sortOrder')[] } }; response: { items: Schemas['Competence'][] } }
  /** What changed about a colleague */
  'people.employeeTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The certificates of a site as XLSX or CSV */
  'people.exportCertificates': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('valid' | 'expiring' | 'expired' | 'not_yet' | 'unverified' | 'withdrawn')[]; kind?: string; current?: boolean } } }; response: Blob }
  /** Certificates of a site, the first to end first */
  'people.listCertificates': { request: { params: object; query: { siteId: string; filter?: { state?: ('valid' | 'expiring' | 'expired' | 'not_yet' | 'unverified' | 'withdrawn')[]; kind?: string; current?: boolean }; fields?: ('id' | 'employee' | 'kind' | 'number' | 'issuer' | 'validFrom' | 'validUntil' | 'state' | 'daysLeft' | 'file' | 'verifiedBy' | 'verifiedAt' | 'withdrawnReason' | 'version')[] } }; response: { items: Schemas['Certificate'][] } }
  /** Begin an upload in parts, or hear how far it is; the id made by the client becomes that of the file */
  'platform.beginUpload': { request: { params: object; query: object; body: { id: string; name: string; bytes: number; sha256: string } }; response: Schemas['Upload'] }
  /** All parts are there: size and sum are checked, then it is a file as any other */
  'platform.completeUpload': { request: { params: { id: string }; query: object }; response: Schemas['FileRef'] }
  /** Keep filters under a name */
  'platform.createSavedView': { request: { params: object; query: object; body: { list: string; name: string; query: string; isShared?: boolean } }; response: Schemas['SavedView'] }
  /** My and shared views of a list */
  'platform.listSavedViews': { request: { params: object; query: { list: string; fields?: ('id' | 'list' | 'name' | 'query' | 'isShared' | 'isMine')[] } }; response: { items: Schemas['SavedView'][] } }
  /** Forget a view */
  'platform.deleteSavedView': { request: { params: { id: string }; query: object }; response: undefined }
  /** The bytes */
  'platform.getFile': { request: { params: { id: string }; query: { download?: boolean } }; response: Blob }
  /** A picture of at most 320 px */
  'platform.getThumbnail': { request: { params: { id: string }; query: object }; response: Blob }
  /** How far an upload of mine is */
  'platform.getUpload': { request: { params: { id: string }; query: object }; response: Schemas['Upload'] }
  /** My messages, newest first */
  'platform.listMessages': { request: { params: object; query: { limit?: number; cursor?: string; filter?: { unread?: boolean }; fields?: ('id' | 'template' | 'title' | 'body' | 'recordType' | 'recordId' | 'level' | 'at' | 'readAt')[] } }; response: { items: Schemas['Message'][]; nextCursor: string | null; total: Schemas['Total'] | null; unread: number } }
  /** What I am answerable for, by due time, and what is unfinished from earlier days */
  'platform.myWork': { request: { params: object; query: { siteId?: string; fields?: ('recordType' | 'id' | 'number' | 'siteId' | 'title' | 'status' | 'urgency' | 'kind' | 'why' | 'place' | 'clock' | 'since' | 'isCarriedOver')[] } }; response: { items: ({ recordType: 'case' | 'work_order' | 'staff_task'; id: string; number: string; siteId: string; title: string; status: string; urgency: string; kind: string; why: string; place: string; clock: Schemas['ClockBrief'] | null; since: string; isCarriedOver: boolean })[]; counts: { all: number; overdue: number; dueWithinHour: number; carriedOver: number } } }
  /** Development outbox: everything sent or waiting */
  'platform.outbox': { request: { params: object; query: { limit?: number; cursor?: string; fields?: ('id' | 'channel' | 'to' | 'title' | 'body' | 'state' | 'at' | 'sentAt' | 'attempts' | 'failure')[] } }; response: { items: ({ id: string; channel: string; to: string; title: string; body: string; state: string; at: string; sentAt: string | null; attempts: number; failure: string | null })[]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The figures of a site; each opens to its records */
  'platform.overview': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: { asOf: string; figures: ({ key: string; value: number | null; numerator: number; denominator: number; target: number | null; unit: 'percent' | 'count' | 'seconds' | 'score'; link: string })[]; byDay: { day: string; registered: number; closed: number; complaints: number }[]; byCategory: ({ id: string | null; name: string; count: number })[]; open: Schemas['CaseSummary'][] } }
  /** Mark as read */
  'platform.readMessages': { request: { params: object; query: object; body: { action: 'read'; ids?: string[] } }; response: { unread: number } }
  /** The bytes from here on, 256 KiB at most; one that is known or leaves a gap changes nothing */
  'platform.sendUploadPart': { request: { params: { id: string; offset: number }; query: object; body: Blob }; response: Schemas['Upload'] }
  /** Upload one file (multipart field `file`; optional `id` made by the client) */
  'platform.uploadFile': { request: { params: object; query: object; body: FormData }; response: Schemas['FileRef'] }
  /** Call the third assessor, or cancel */
  'practicals.actOnPractical': { request: { params: { id: string }; query: object; body: { action: 'call_third'; version?: number; assessorId: string } | { action: 'cancel'; version?: number; reason: string } }; response: Schemas['Practical'] }
  /** Add the ready-made rubrics that are missing */
  'practicals.addReadyRubrics': { request: { params: object; query: object }; response: { added: number } }
  /** Change a rubric; assessments that exist keep theirs */
  'practicals.changeRubric': { request: { params: { id: string }; query: object; body: { version: number; name: string; kind?: 'practical' | 'appraisal'; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary?: string; reference?: string; criteria: Schemas['PracticalCriterionInput'][]; passPercent?: number; tolerance?: number; theoryWeight?: number; validMonths?: number | null; gateSkill?: string | null; gateFrom?: string | null; state?: 'active' | 'retired' } }; response: Schemas['PracticalRubric'] }
  /** One rubric */
  'practicals.getRubric': { request: { params: { id: string }; query: object }; response: Schemas['PracticalRubric'] }
  /** Assess colleagues by a rubric, one assessment each, with who scores */
  'practicals.createPractical': { request: { params: object; query: object; body: { siteId: string; rubricId: string; employeeIds: string[]; assessorIds: string[]; purpose?: 'qualification' | 'drill' | 'onboarding' | 'appraisal'; plannedAt: string; place?: string; examId?: string | null } }; response: { items: Schemas['Practical'][] } }
  /** Practical assessments of a site, newest first; those that concern me for everybody */
  'practicals.listPracticals': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('open' | 'third' | 'scored' | 'signed' | 'cancelled')[]; result?: ('passed' | 'failed' | 'theory')[]; purpose?: ('qualification' | 'drill' | 'onboarding' | 'appraisal')[]; rubricId?: string; employeeId?: string; mine?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'employee' | 'rubric' | 'purpose' | 'state' | 'plannedAt' | 'place' | 'assessors' | 'submitted' | 'practicalPercent' | 'theoryPercent' | 'totalPercent' | 'hasRedLine' | 'result' | 'validUntil' | 'scoredAt' | 'isMineToScore' | 'isMineToSign' | 'version')[] } }; response: { items: Schemas['PracticalSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New rubric */
  'practicals.createRubric': { request: { params: object; query: object; body: { id?: string; code: string; name: string; kind?: 'practical' | 'appraisal'; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary?: string; reference?: string; criteria: Schemas['PracticalCriterionInput'][]; passPercent?: number; tolerance?: number; theoryWeight?: number; validMonths?: number | null; gateSkill?: string | null; gateFrom?: string | null } }; response: Schemas['PracticalRubric'] }
  /** Rubrics of practical assessments by post */
  'practicals.listRubrics': { request: { params: object; query: { filter?: { kind?: ('practical' | 'appraisal')[]; post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; state?: ('active' | 'retired')[]; q?: string }; fields?: ('id' | 'code' | 'name' | 'kind' | 'post' | 'summary' | 'reference' | 'criteria' | 'passPercent' | 'tolerance' | 'theoryWeight' | 'validMonths' | 'gateSkill' | 'gateFrom' | 'state' | 'assessed' | 'mayEdit' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['PracticalRubric'][] } }
  /** The practical assessments as XLSX or CSV */
  'practicals.exportPracticals': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('open' | 'third' | 'scored' | 'signed' | 'cancelled')[]; result?: ('passed' | 'failed' | 'theory')[]; purpose?: ('qualification' | 'drill' | 'onboarding' | 'appraisal')[]; rubricId?: string; employeeId?: string; mine?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** Rubrics with their criteria as XLSX or CSV, a line for each criterion */
  'practicals.exportRubrics': { request: { params: object; query: { filter?: { kind?: ('practical' | 'appraisal')[]; post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; state?: ('active' | 'retired')[]; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One practical assessment */
  'practicals.getPractical': { request: { params: { id: string }; query: object }; response: Schemas['Practical'] }
  /** Everything that happened */
  'practicals.practicalTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The record of the assessment on paper, with the signature */
  'practicals.printPractical': { request: { params: { id: string }; query: object }; response: Blob }
  /** My sheet, once; I see the others’ when all are in */
  'practicals.scorePractical': { request: { params: { id: string }; query: object; body: { marks: { criterionId: string; level: number; note?: string; fileIds?: string[] }[]; comment?: string } }; response: Schemas['Practical'] }
  /** I was assessed and have seen the result; a remark stays with it */
  'practicals.signPractical': { request: { params: { id: string }; query: object; body: { fileId: string; remark?: string } }; response: Schemas['Practical'] }
  /** Give or withdraw an own consent */
  'privacy.changeOwnConsent': { request: { params: { purpose: 'identity' | 'family' | 'personal_service' | 'marketing' | 'pictures' }; query: object; body: { action: 'give' | 'withdraw' } }; response: { items: ({ purpose: 'identity' | 'family' | 'personal_service' | 'marketing' | 'pictures'; title: string; words: string; textVersion: number; consent: Schemas['Consent'] | null })[] } }
  /** Change them */
  'privacy.changePrivacySettings': { request: { params: object; query: object; body: { version: number; marksPages: boolean; marksExports: boolean; manyInAnHour: number; dayFrom: string; dayUntil: string; proofMinutes?: number } }; response: Schemas['PrivacySettings'] }
  /** Watermark, and what counts as unusual */
  'privacy.getPrivacySettings': { request: { params: object; query: object }; response: { marksPages: boolean; marksExports: boolean; manyInAnHour: number; dayFrom: string; dayUntil: string; version: number; proofMinutes: number; mark: string } }
  /** Keep a class longer or shorter, or not purge it */
  'privacy.changeRetention': { request: { params: { class: 'departed_persons' | 'refused_registrations' | 'visitors' | 'gate_visitors' | 'sent_texts' | 'imported_files' | 'mystery_visitors' }; query: object; body: { version: number; keepDays: number; isActive: boolean } }; response: Schemas['RetentionRule'] }
  /** What erasing a person would take, keep, and what stands in the way */
  'privacy.checkErasure': { request: { params: { id: string }; query: object }; response: Schemas['ErasureView'] }
  /** Erase a person in one act; what the law wants kept loses the name */
  'privacy.erasePerson': { request: { params: { id: string }; query: object; body: { name: string; reason: string } }; response: Schemas['Erasure'] }
  /** Verify the whole trail now */
  'privacy.checkTrail': { request: { params: object; query: object }; response: Schemas['TrailCheck'] }
  /** The last verifications of the trail */
  'privacy.listTrailChecks': { request: { params: object; query: { fields?: ('id' | 'startedAt' | 'finishedAt' | 'askedBy' | 'lines' | 'seals' | 'unsealed' | 'findings' | 'examples')[] } }; response: { items: Schemas['TrailCheck'][] } }
  /** A certificate of erasure on paper */
  'privacy.erasurePdf': { request: { params: { id: string }; query: object }; response: Blob }
  /** The access log as XLSX or CSV */
  'privacy.exportAccess': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { act?: ('view' | 'unmask' | 'search' | 'print' | 'export' | 'disclose')[]; purpose?: ('check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit')[]; personId?: string; unitId?: string; actorId?: string; ofPersons?: boolean; from?: string; to?: string } } }; response: Blob }
  /** Certificates of erasure as XLSX or CSV */
  'privacy.exportErasures': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Legal holds as XLSX or CSV */
  'privacy.exportHolds': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The same as XLSX or CSV */
  'privacy.exportMissingConsents': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { purpose?: ('identity' | 'family')[]; buildingId?: string[]; q?: string } } }; response: Blob }
  /** All data of one person as JSON and XLSX in a zip, for the person */
  'privacy.exportPerson': { request: { params: { id: string }; query: object; body: { purpose: 'check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit'; reason: string } }; response: Blob }
  /** What was purged as XLSX or CSV, a line for each class of a run */
  'privacy.exportPurgeRuns': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The last verifications of the trail as XLSX or CSV */
  'privacy.exportTrailChecks': { request: { params: object; query: { format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Undertakings of confidentiality as XLSX or CSV */
  'privacy.exportUndertakings': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Unusual looks as XLSX or CSV */
  'privacy.exportUnusualAccess': { request: { params: object; query: { siteId: string; from?: string; to?: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Lift a hold */
  'privacy.liftHold': { request: { params: { id: string }; query: object; body: { action: 'lift'; reason: string } }; response: Schemas['LegalHold'] }
  /** Who looked at personal data of a site, when and why */
  'privacy.listAccess': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { act?: ('view' | 'unmask' | 'search' | 'print' | 'export' | 'disclose')[]; purpose?: ('check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit')[]; personId?: string; unitId?: string; actorId?: string; ofPersons?: boolean; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'at' | 'act' | 'classes' | 'purpose' | 'reason' | 'person' | 'unit' | 'list' | 'rows' | 'recipient' | 'record' | 'actor')[] } }; response: { items: Schemas['AccessEntry'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** What a person consented to, refused and withdrew */
  'privacy.listConsents': { request: { params: { id: string }; query: { fields?: ('id' | 'personId' | 'purpose' | 'state' | 'textVersion' | 'channel' | 'at' | 'by' | 'note' | 'withdrawnAt' | 'withdrawnChannel')[] } }; response: { items: Schemas['Consent'][] } }
  /** Write down a consent or a refusal */
  'privacy.recordConsent': { request: { params: { id: string }; query: object; body: { purpose: 'identity' | 'family' | 'personal_service' | 'marketing' | 'pictures'; isGiven: boolean; channel: 'in_person' | 'phone' | 'paper' | 'app' | 'message'; note?: string } }; response: Schemas['Consent'] }
  /** Certificates of erasure */
  'privacy.listErasures': { request: { params: object; query: { siteId: string; fields?: ('id' | 'number' | 'personId' | 'siteId' | 'at' | 'by' | 'reason' | 'erased' | 'kept' | 'finishedAt')[] } }; response: { items: Schemas['Erasure'][] } }
  /** What must be kept whatever the rules say */
  'privacy.listHolds': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'person' | 'unit' | 'reason' | 'placedAt' | 'placedBy' | 'liftedAt' | 'liftedBy' | 'liftReason')[] } }; response: { items: Schemas['LegalHold'][] } }
  /** Keep everything of a person or a unit */
  'privacy.placeHold': { request: { params: object; query: object; body: { siteId: string; personId?: string | null; unitId?: string | null; reason: string } }; response: Schemas['LegalHold'] }
  /** What the nights purged: how many, of what, and why not */
  'privacy.listPurgeRuns': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'at' | 'isDryRun' | 'askedBy' | 'results')[] } }; response: { items: Schemas['PurgeRun'][] } }
  /** Try what a purge would take, or purge now */
  'privacy.runPurge': { request: { params: object; query: object; body: { siteId: string; isDryRun: boolean } }; response: Schemas['PurgeRun'] }
  /** How long what is kept */
  'privacy.listRetention': { request: { params: object; query: { fields?: ('class' | 'keepDays' | 'isActive' | 'version')[] } }; response: { items: Schemas['RetentionRule'][] } }
  /** What is consented to, in all versions, newest first */
  'privacy.listTexts': { request: { params: object; query: { fields?: ('kind' | 'version' | 'title' | 'words' | 'madeAt' | 'madeBy')[] } }; response: { items: Schemas['PrivacyText'][] } }
  /** A new version of a text; consents given before keep theirs */
  'privacy.writeText': { request: { params: object; query: object; body: { kind: 'identity' | 'family' | 'personal_service' | 'marketing' | 'pictures' | 'undertaking'; version: number; title: string; words: string } }; response: Schemas['PrivacyText'] }
  /** Which colleagues of a site signed to keep personal data confidential */
  'privacy.listUndertakings': { request: { params: object; query: { siteId: string; fields?: ('employee' | 'position' | 'version' | 'signedAt' | 'signedAs' | 'isCurrent')[] } }; response: { items: Schemas['Undertaking'][] } }
  /** People whose papers or family are on file without a consent */
  'privacy.missingConsents': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { purpose?: ('identity' | 'family')[]; buildingId?: string[]; q?: string }; fields?: ('id' | 'name' | 'phone' | 'units' | 'purposes')[] } }; response: { items: Schemas['MissingConsent'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Who looked at the own data and the household’s */
  'privacy.ownAccess': { request: { params: object; query: { fields?: ('id' | 'at' | 'act' | 'classes' | 'purpose' | 'reason' | 'position' | 'isWholeList' | 'recipient')[] } }; response: { items: Schemas['OwnAccess'][] } }
  /** The own consents with their texts */
  'privacy.ownConsents': { request: { params: object; query: { fields?: ('purpose' | 'title' | 'words' | 'textVersion' | 'consent')[] } }; response: { items: ({ purpose: 'identity' | 'family' | 'personal_service' | 'marketing' | 'pictures'; title: string; words: string; textVersion: number; consent: Schemas['Consent'] | null })[] } }
  /** The text to sign, and whether it is signed */
  'privacy.ownUndertaking': { request: { params: object; query: object }; response: { text: Schemas['PrivacyText']; signedAt: string | null; signedAs: string | null } }
  /** Sign the undertaking with the own name */
  'privacy.signUndertaking': { request: { params: object; query: object; body: { version: number; name: string } }; response: { text: Schemas['PrivacyText']; signedAt: string | null; signedAs: string | null } }
  /** Who looked at a person’s data, as it is told to the household */
  'privacy.personAccess': { request: { params: { id: string }; query: { fields?: ('id' | 'at' | 'act' | 'classes' | 'purpose' | 'reason' | 'position' | 'isWholeList' | 'recipient')[] } }; response: { items: Schemas['OwnAccess'][] } }
  /** The same on paper */
  'privacy.personAccessPdf': { request: { params: { id: string }; query: object }; response: Blob }
  /** See a covered field of a person in full; lands in the access log */
  'privacy.revealField': { request: { params: { id: string }; query: object; body: { field: 'id_number' | 'phones'; purpose: 'check_identity' | 'handle_case' | 'contact_household' | 'charge_fees' | 'hand_over' | 'emergency' | 'keep_archives' | 'own_request' | 'legal_query' | 'audit'; reason: string } }; response: { values: string[]; accessId: string } }
  /** Looks that are unusual: many in an hour, at odd hours, outside the own zone */
  'privacy.unusualAccess': { request: { params: object; query: { siteId: string; from?: string; to?: string; fields?: ('id' | 'siteId' | 'at' | 'act' | 'classes' | 'purpose' | 'reason' | 'person' | 'unit' | 'list' | 'rows' | 'recipient' | 'record' | 'actor' | 'why' | 'inAnHour')[] } }; response: { items: Schemas['UnusualAccess'][]; looked: number } }
  /** Withdraw a consent at the desk; what rested on it is erased */
  'privacy.withdrawConsent': { request: { params: { id: string }; query: object; body: { action: 'withdraw'; channel: 'in_person' | 'phone' | 'paper' | 'app' | 'message' } }; response: Schemas['Consent'] }
  /** Add the ready-made programmes that are missing */
  'programmes.addReadyProgrammes': { request: { params: object; query: object }; response: { added: number } }
  /** Change a programme */
  'programmes.changeProgramme': { request: { params: { id: string }; query: object; body: { siteId: string; version: number; name: string; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary?: string; reference?: string; isActive?: boolean; modules: { title: string; goal?: string; courses: { courseId: string; isMandatory?: boolean }[] }[] } }; response: Schemas['Programme'] }
  /** One programme with its modules */
  'programmes.getProgramme': { request: { params: { id: string }; query: { siteId?: string } }; response: Schemas['Programme'] }
  /** New programme */
  'programmes.createProgramme': { request: { params: object; query: object; body: { id?: string; siteId: string; code: string; name: string; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; summary?: string; reference?: string; isActive?: boolean; modules: { title: string; goal?: string; courses: { courseId: string; isMandatory?: boolean }[] }[] } }; response: Schemas['Programme'] }
  /** Programmes of training by post, with my progress */
  'programmes.listProgrammes': { request: { params: object; query: { siteId: string; filter?: { mine?: boolean }; fields?: ('id' | 'code' | 'name' | 'post' | 'summary' | 'isActive' | 'modules' | 'courses' | 'mine' | 'isMine' | 'version')[] } }; response: { items: Schemas['ProgrammeSummary'][] } }
  /** Who has still to do which mandatory course, as XLSX or CSV */
  'programmes.exportOwedCourses': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Programmes of training as XLSX or CSV */
  'programmes.exportProgrammes': { request: { params: object; query: { siteId: string; filter?: { mine?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Who has still to do which mandatory course */
  'programmes.listOwedCourses': { request: { params: object; query: { siteId: string; fields?: ('employee' | 'course' | 'programme' | 'mine')[] } }; response: { items: { employee: Schemas['Ref']; course: Schemas['Ref']; programme: Schemas['Ref']; mine: number }[] } }
  /** Say how I am, once and without my name */
  'pulse.answerPulse': { request: { params: { id: string }; query: object; body: { mood: number; words?: string } }; response: { hasAnswered: true } }
  /** How the staff of a site was, newest first; told when enough have answered and the last day is over */
  'pulse.listPulses': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'question' | 'untilOn' | 'isOpen' | 'openedAt' | 'openedBy' | 'asked' | 'answered' | 'least' | 'mood' | 'spread' | 'words')[] } }; response: { items: Schemas['StaffPulse'][] } }
  /** Ask the staff of a site how they are, until a day */
  'pulse.openPulse': { request: { params: object; query: object; body: { id?: string; siteId: string; question: string; untilOn: string } }; response: Schemas['StaffPulse'] }
  /** What I am asked now at my sites */
  'pulse.ownPulses': { request: { params: object; query: { fields?: ('id' | 'siteId' | 'question' | 'untilOn' | 'hasAnswered')[] } }; response: { items: Schemas['OwnStaffPulse'][] } }
  /** Report a corrective action done, pass it or send it back after a look, or drop it */
  'quality.actOnQualityAction': { request: { params: { id: string }; query: object; body: { action: 'report'; version?: number; result: string; fileIds?: string[] } | { action: 'pass'; version?: number; verdict?: string } | { action: 'send_back'; version?: number; verdict: string; dueOn: string } | { action: 'drop'; version?: number; verdict: string } }; response: Schemas['QualityAction'] }
  /** Record what a meeting found and planned, postpone it, or call it off */
  'quality.actOnQualityMeeting': { request: { params: { id: string }; query: object; body: { action: 'hold'; version?: number; attendeeIds: string[]; minutes?: string; problems: { text: string; cause: string }[]; plan: { problem: number; title: string; ownerId: string; dueOn: string }[] } | { action: 'postpone'; version?: number; plannedOn: string; reason: string } | { action: 'cancel'; version?: number; reason: string } }; response: Schemas['QualityMeeting'] }
  /** How departments rate one another in a quarter, with every rating */
  'quality.departmentRatings': { request: { params: object; query: { siteId: string; quarter?: unknown } }; response: { quarter: unknown; own: Schemas['Ref'] | null; mayRate: Schemas['Ref'][]; quarters: unknown[]; departments: ({ promptness: number | null; quality: number | null; cooperation: number | null; mean: number | null; department: Schemas['Ref']; ratings: number; before: number | null })[]; ratings: { from: Schemas['Ref']; to: Schemas['Ref']; promptness: number; quality: number; cooperation: number; words: string; by: Schemas['Ref']; at: string }[] } }
  /** Rate the service of another department in a quarter, for the own one */
  'quality.rateDepartment': { request: { params: object; query: object; body: { siteId: string; quarter: unknown; toDepartmentId: string; promptness: number; quality: number; cooperation: number; words?: string } }; response: { quarter: unknown } }
  /** The ratings of a quarter as XLSX or CSV */
  'quality.exportDepartmentRatings': { request: { params: object; query: { siteId: string; quarter?: unknown; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The corrective actions as XLSX or CSV */
  'quality.exportQualityActions': { request: { params: object; query: { siteId: string; filter?: { state?: ('open' | 'done' | 'closed' | 'dropped')[]; source?: ('check' | 'meeting' | 'evaluation' | 'score' | 'incident' | 'by_hand')[]; sourceId?: string; ownerId?: string; open?: boolean; mine?: boolean; overdue?: boolean; dueFrom?: string; dueTo?: string; raisedFrom?: string; raisedTo?: string; lookedFrom?: string; lookedTo?: string; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The meetings with their problems and plans as XLSX or CSV */
  'quality.exportQualityMeetings': { request: { params: object; query: { siteId: string; filter?: { state?: ('planned' | 'held' | 'cancelled')[]; month?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** 6S areas as XLSX or CSV */
  'quality.exportSixSAreas': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One corrective action with its clock */
  'quality.getQualityAction': { request: { params: { id: string }; query: object }; response: Schemas['QualityAction'] }
  /** One quality meeting */
  'quality.getQualityMeeting': { request: { params: { id: string }; query: object }; response: Schemas['QualityMeeting'] }
  /** Corrective actions, newest first; own ones for everybody */
  'quality.listQualityActions': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('open' | 'done' | 'closed' | 'dropped')[]; source?: ('check' | 'meeting' | 'evaluation' | 'score' | 'incident' | 'by_hand')[]; sourceId?: string; ownerId?: string; open?: boolean; mine?: boolean; overdue?: boolean; dueFrom?: string; dueTo?: string; raisedFrom?: string; raisedTo?: string; lookedFrom?: string; lookedTo?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'source' | 'sourceId' | 'sourceNumber' | 'itemId' | 'title' | 'problem' | 'cause' | 'owner' | 'dueOn' | 'isOverdue' | 'needsPhoto' | 'state' | 'round' | 'doneText' | 'doneBy' | 'doneAt' | 'verifiedBy' | 'verifiedAt' | 'verdict' | 'raisedBy' | 'raisedAt' | 'endedAt' | 'before' | 'after' | 'clock' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['QualityAction'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Raise a corrective action, by hand or for what a check found */
  'quality.raiseQualityAction': { request: { params: object; query: object; body: { id?: string; siteId: string; checkId?: string | null; itemId?: string | null; title: string; problem?: string; cause?: string; ownerId: string; dueOn: string; fileIds?: string[] } }; response: Schemas['QualityAction'] }
  /** Indicators of service quality in a month, beside their goals and the month before */
  'quality.listQualityIndicators': { request: { params: object; query: { siteId: string; month?: string; fields?: ('indicator' | 'value' | 'before' | 'goal' | 'isMet' | 'isMost' | 'version' | 'path')[] } }; response: { month: string; items: ({ indicator: 'site_total' | 'customer' | 'mystery' | 'internal' | 'six_s' | 'red_lines' | 'actions_on_time' | 'appeals_on_time' | 'evaluation' | 'department_rating'; value: number | null; before: number | null; goal: number; isMet: boolean | null; isMost: boolean; version: number; path: string })[] } }
  /** Set what an indicator shall reach; one goal for the whole company */
  'quality.setQualityGoal': { request: { params: object; query: object; body: { indicator: 'site_total' | 'customer' | 'mystery' | 'internal' | 'six_s' | 'red_lines' | 'actions_on_time' | 'appeals_on_time' | 'evaluation' | 'department_rating'; goal: number; version: number } }; response: { indicator: 'site_total' | 'customer' | 'mystery' | 'internal' | 'six_s' | 'red_lines' | 'actions_on_time' | 'appeals_on_time' | 'evaluation' | 'department_rating'; goal: number; version: number } }
  /** Quality meetings, newest first */
  'quality.listQualityMeetings': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('planned' | 'held' | 'cancelled')[]; month?: string }; fields?: ('id' | 'number' | 'siteId' | 'month' | 'plannedOn' | 'state' | 'chair' | 'attendees' | 'problems' | 'minutes' | 'heldAt' | 'actions' | 'clock' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['QualityMeeting'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Plan the quality meeting of a month; a closed month plans its own */
  'quality.planQualityMeeting': { request: { params: object; query: object; body: { id?: string; siteId: string; month: string; plannedOn: string } }; response: Schemas['QualityMeeting'] }
  /** 6S areas with their last round, due ones first */
  'quality.listSixSAreas': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'name' | 'owner' | 'everyDays' | 'isActive' | 'last' | 'previous' | 'isDue' | 'openActions' | 'version')[] } }; response: { items: Schemas['SixSArea'][] } }
  /** The pack of a quality meeting as PDF: figures of its month, trends, worst facts, open actions */
  'quality.printMeetingPack': { request: { params: { id: string }; query: object }; response: Blob }
  /** 《服务质量监控与评估标准》 as PDF, from the rules, sheets and goals in force */
  'quality.printQualityStandard': { request: { params: object; query: { siteId: string } }; response: Blob }
  /** Everything that happened */
  'quality.qualityActionTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Everything that happened */
  'quality.qualityMeetingTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Add or change a 6S area */
  'quality.saveSixSArea': { request: { params: { id: string }; query: object; body: { siteId: string; name: string; ownerId: string; everyDays?: number; isActive?: boolean; version?: number } }; response: Schemas['SixSArea'] }
  /** Take a question out of use, or back */
  'questions.actOnQuestion': { request: { params: { id: string }; query: object; body: { version?: number; action: 'retire' | 'restore'; reason?: string } }; response: Schemas['Question'] }
  /** Add the ready-made questions that are missing */
  'questions.addReadyQuestions': { request: { params: object; query: object }; response: { added: number } }
  /** New question */
  'questions.createQuestion': { request: { params: object; query: object; body: { type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer'; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; difficulty?: 'easy' | 'medium' | 'hard'; stem: string; options?: { key: string; text: string }[]; targets?: { key: string; text: string }[]; answer: string[]; reference: string; explanation?: string; pictureIds?: string[]; standardItem?: { standardId: string; number: number; itemId: string }; id?: string; code?: string } }; response: Schemas['Question'] }
  /** The question bank */
  'questions.listQuestions': { request: { params: object; query: { limit?: number; cursor?: string; filter?: { type?: ('single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer')[]; topic?: ('duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management')[]; post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; difficulty?: ('easy' | 'medium' | 'hard')[]; state?: ('active' | 'retired')[]; answered?: boolean; q?: string }; fields?: ('id' | 'code' | 'state' | 'currentVersion' | 'type' | 'topic' | 'post' | 'difficulty' | 'stem' | 'reference' | 'pictures' | 'answered' | 'difficultyIndex' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['QuestionSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The question bank as XLSX or CSV, in the columns that the import reads */
  'questions.exportQuestions': { request: { params: object; query: { format?: 'xlsx' | 'csv'; filter?: { type?: ('single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer')[]; topic?: ('duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management')[]; post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; difficulty?: ('easy' | 'medium' | 'hard')[]; state?: ('active' | 'retired')[]; answered?: boolean; q?: string } } }; response: Blob }
  /** One question with its versions and statistics */
  'questions.getQuestion': { request: { params: { id: string }; query: object }; response: Schemas['Question'] }
  /** Read questions from a file: first looks only, then writes all of it */
  'questions.importQuestions': { request: { params: object; query: object; body: { fileId: string; commit?: boolean } }; response: { counts: { new: number; changed: number; same: number; errors: number }; rows: ({ row: number; code: string; stem: string; verdict: 'new' | 'changed' | 'same' | 'error'; problem: string })[] } }
  /** Everything that happened */
  'questions.questionTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Change a question; one that was used gets a new version */
  'questions.reviseQuestion': { request: { params: { id: string }; query: object; body: { type: 'single' | 'multiple' | 'true_false' | 'blank' | 'ordering' | 'matching' | 'short_answer'; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; difficulty?: 'easy' | 'medium' | 'hard'; stem: string; options?: { key: string; text: string }[]; targets?: { key: string; text: string }[]; answer: string[]; reference: string; explanation?: string; pictureIds?: string[]; standardItem?: { standardId: string; number: number; itemId: string }; version: number } }; response: Schemas['Question'] }
  /** Accept, refuse or withdraw a quote; accepting twice is accepting once */
  'quotes.actOnQuote': { request: { params: { id: string }; query: object; body: { action: 'accept'; totalFen: number; via?: 'app' | 'signature' | 'phone'; acceptedBy?: string; saidAt?: string | null; signatureId?: string | null } | { action: 'refuse'; reason: string; refusedBy?: string } | { action: 'withdraw'; reason: string } }; response: Schemas['Quote'] }
  /** Send a quote for a paid order or for a case that has none yet; an open one is replaced */
  'quotes.createQuote': { request: { params: object; query: object; body: { id?: string; workOrderId?: string | null; caseId?: string | null; lines: ({ versionId?: string | null; isMaterial?: boolean; name?: string; unit?: string; quantity: number; priceFen?: number | null })[]; validUntil?: string; note?: string } }; response: Schemas['Quote'] }
  /** Quotes of a site, newest first */
  'quotes.listQuotes': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { status?: ('sent' | 'accepted' | 'refused' | 'expired' | 'replaced' | 'withdrawn')[]; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'status' | 'title' | 'unit' | 'case' | 'workOrder' | 'lines' | 'totalFen' | 'validUntil' | 'note' | 'sentAt' | 'sentBy' | 'decidedAt' | 'acceptance' | 'reason' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['Quote'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Finished paid orders as XLSX or CSV */
  'quotes.exportPaidCharges': { request: { params: object; query: { siteId: string; filter?: { from?: string; to?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The list of quotes as XLSX or CSV */
  'quotes.exportQuotes': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { status?: ('sent' | 'accepted' | 'refused' | 'expired' | 'replaced' | 'withdrawn')[]; from?: string; to?: string; q?: string } } }; response: Blob }
  /** One quote */
  'quotes.getQuote': { request: { params: { id: string }; query: object }; response: Schemas['Quote'] }
  /** Finished paid orders to be billed, newest first */
  'quotes.listPaidCharges': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { from?: string; to?: string }; fields?: ('id' | 'workOrder' | 'title' | 'unit' | 'amountFen' | 'category' | 'payState' | 'invoiceNote' | 'completedAt')[] } }; response: { items: Schemas['PaidCharge'][]; nextCursor: string | null; total: Schemas['Total'] | null; sumFen: number } }
  /** Order a service of the price list (PAY-007) */
  'quotes.orderPaidService': { request: { params: object; query: object; body: { id?: string; siteId: string; unitId: string; versionId: string; quantity?: number; seenPriceFen: number | null; wish?: { from: string; to: string } | null; words?: string; contactPhone?: string; fileIds?: string[]; invoiceNote?: string } }; response: Schemas['PaidOrder'] }
  /** What the own household ordered, newest first */
  'quotes.ownPaidOrders': { request: { params: object; query: { fields?: ('case' | 'title' | 'unit' | 'orderedAt' | 'wishedFrom' | 'wishedTo' | 'quantity' | 'versionId' | 'invoiceNote' | 'quote' | 'isDone' | 'priceFen' | 'payState')[] } }; response: { items: Schemas['PaidOrder'][] } }
  /** The quotes of a case or an order, newest first */
  'quotes.quotesOf': { request: { params: object; query: { caseId?: string; workOrderId?: string; fields?: ('id' | 'siteId' | 'number' | 'status' | 'title' | 'unit' | 'case' | 'workOrder' | 'lines' | 'totalFen' | 'validUntil' | 'note' | 'sentAt' | 'sentBy' | 'decidedAt' | 'acceptance' | 'reason' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['Quote'][] } }
  /** Prepare an appointment; the visitor arrives, stays away or cancels */
  'reception.actOnAppointment': { request: { params: { id: string }; query: object; body: { action: 'prepare'; code: 'need_understood' | 'time_confirmed' | 'place_ready'; isDone?: boolean } | { action: 'arrive'; visitId?: string } | { action: 'miss' } | { action: 'cancel'; reason?: string } }; response: Schemas['VisitAppointment'] }
  /** Serve a visitor, write down the need, tick steps, see them off */
  'reception.actOnVisit': { request: { params: { id: string }; query: object; body: { version?: number; action: 'serve' } | { version?: number; action: 'note_need'; need: string; categoryId?: string | null } | { version?: number; action: 'tick'; codes: string[]; isDone?: boolean; note?: string } | { version?: number; action: 'finish'; rating?: number | null; noRatingReason?: string; comment?: string; commentIs?: 'suggestion' | 'praise' | 'complaint' | 'remark'; need?: string; categoryId?: string | null } | { version?: number; action: 'leave'; reason?: string } }; response: Schemas['VisitDetail'] }
  /** A visitor has come: a row of the register and a ticket */
  'reception.arrive': { request: { params: object; query: object; body: { id?: string; siteId: string; personId?: string | null; unitId?: string | null; name?: string; phone?: string; people?: number; need?: string; categoryId?: string | null; arrivedAt?: string } }; response: Schemas['VisitDetail'] }
  /** Visitors of the service centre, newest first */
  'reception.listVisits': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; status?: ('waiting' | 'serving' | 'finished' | 'left')[]; servedById?: string; unitId?: string; personId?: string; from?: string; to?: string; conforms?: boolean; low?: boolean }; fields?: ('id' | 'siteId' | 'ticket' | 'day' | 'status' | 'name' | 'person' | 'unit' | 'phone' | 'people' | 'need' | 'category' | 'isAppointed' | 'arrivedAt' | 'receivedBy' | 'servedAt' | 'servedBy' | 'endedAt' | 'waitedSeconds' | 'rating' | 'conforms' | 'clock' | 'version')[] } }; response: { items: Schemas['Visit'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Who waits, who is served, and the figures of the day */
  'reception.board': { request: { params: object; query: { siteId: string; day?: string } }; response: { asOf: string; day: string; from: string; to: string; waiting: Schemas['Visit'][]; serving: Schemas['Visit'][]; expected: ({ id: string; name: string; unit: Schemas['Ref'] | null; purpose: string; from: string; to: string; host: Schemas['Ref']; place: string; isReady: boolean })[]; figures: { arrived: number; handled: number; left: number; averageWaitSeconds: number | null; inTime: number; timed: number; rated: number; rating: number | null; conforming: number; judged: number }; people: ({ employee: Schemas['Ref']; handled: number; serving: number; averageWaitSeconds: number | null; rated: number; rating: number | null; conforming: number; judged: number })[] } }
  /** Call the next visitor who waits */
  'reception.callNext': { request: { params: object; query: object; body: { siteId: string } }; response: Schemas['VisitDetail'] }
  /** Move or change an appointment */
  'reception.changeAppointment': { request: { params: { id: string }; query: object; body: { version: number; purpose?: string; place?: string; from?: string; to?: string; hostId?: string; note?: string; people?: number; phone?: string } }; response: Schemas['VisitAppointment'] }
  /** Change the standard, or tighten it at a site */
  'reception.changeFlow': { request: { params: object; query: object; body: { siteId: string | null; version: number; steps: ({ code: string; phase: 'before' | 'during' | 'after'; name: string; isMandatory: boolean; scope?: 'always' | 'appointment' | 'problem'; dueHours?: number | null })[] } }; response: Schemas['ReceptionFlow'] }
  /** The flow of receiving visitors: of a site, or the standard */
  'reception.getFlow': { request: { params: object; query: { siteId?: string } }; response: Schemas['ReceptionFlow'] }
  /** Set the service hours of a site */
  'reception.changeServiceHours': { request: { params: object; query: object; body: { siteId: string; version: number; calendar: string | null; weekly: Record<string, { from: string; to: string }[]> | null; dutyPhone: string; notice: string; nightNotice: string; stewardMinutes: number } }; response: Schemas['ServiceHours'] }
  /** Service hours of a site, as they are set */
  'reception.getServiceHours': { request: { params: object; query: { siteId: string } }; response: Schemas['ServiceHours'] }
  /** New appointment of a visitor */
  'reception.createAppointment': { request: { params: object; query: object; body: { personId?: string | null; unitId?: string | null; name?: string; phone?: string; people?: number; purpose: string; place?: string; from: string; to: string; hostId: string; note?: string; id?: string; siteId: string } }; response: Schemas['VisitAppointment'] }
  /** Appointments of visitors, by time */
  'reception.listAppointments': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { status?: ('planned' | 'arrived' | 'missed' | 'cancelled')[]; hostId?: string; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'status' | 'name' | 'person' | 'unit' | 'phone' | 'people' | 'purpose' | 'place' | 'from' | 'to' | 'host' | 'preparation' | 'note' | 'visitId' | 'isLate' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['VisitAppointment'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** A visitor comes in at the gate */
  'reception.enterGate': { request: { params: object; query: object; body: { id?: string; siteId: string; name: string; phone?: string; people?: number; plate?: string; unitId?: string | null; room?: string; host?: string; purpose?: string; steps?: ('salute' | 'greet' | 'direct')[]; note?: string } }; response: Schemas['GateVisit'] }
  /** The visitor log of the gate, newest first */
  'reception.listGateVisits': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; inside?: boolean; unitId?: string; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'name' | 'phone' | 'people' | 'plate' | 'unit' | 'host' | 'purpose' | 'steps' | 'inAt' | 'inBy' | 'outAt' | 'outBy' | 'note')[] } }; response: { items: Schemas['GateVisit'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Appointments of visitors as XLSX or CSV */
  'reception.exportAppointments': { request: { params: object; query: { siteId: string; filter?: { status?: ('planned' | 'arrived' | 'missed' | 'cancelled')[]; hostId?: string; from?: string; to?: string; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The visitor log of the gate as XLSX or CSV */
  'reception.exportGateVisits': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; inside?: boolean; unitId?: string; from?: string; to?: string } } }; response: Blob }
  /** The register of visitors as XLSX or CSV */
  'reception.exportVisits': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; status?: ('waiting' | 'serving' | 'finished' | 'left')[]; servedById?: string; unitId?: string; personId?: string; from?: string; to?: string; conforms?: boolean; low?: boolean } } }; response: Blob }
  /** One visit with its steps */
  'reception.getVisit': { request: { params: { id: string }; query: object }; response: Schemas['VisitDetail'] }
  /** The visitor goes out */
  'reception.leaveGate': { request: { params: { id: string }; query: object }; response: Schemas['GateVisit'] }
  /** Who is the duty manager of which night */
  'reception.listNights': { request: { params: object; query: { siteId: string; from: string; to: string; fields?: ('day' | 'employee')[] } }; response: { items: ({ day: string; employee: Schemas['Ref'] | null })[]; candidates: Schemas['Ref'][] } }
  /** Name the duty manager of a night */
  'reception.setNight': { request: { params: object; query: object; body: { siteId: string; day: string; employeeId: string | null } }; response: { day: string; employee: Schemas['Ref'] | null } }
  /** What came in the last night, for the morning */
  'reception.nightIntake': { request: { params: object; query: { siteId: string; fields?: ('contactId' | 'at' | 'channel' | 'words' | 'person' | 'unit' | 'takenBy' | 'outcome' | 'case' | 'clock' | 'takenOver')[] } }; response: { from: string | null; to: string | null; manager: Schemas['Ref'] | null; items: ({ contactId: string; at: string; channel: string; words: string; person: Schemas['Ref'] | null; unit: Schemas['Ref'] | null; takenBy: Schemas['Ref']; outcome: string; case: { id: string; number: string; status: string; urgency: string } | null; clock: Schemas['ClockBrief'] | null; takenOver: { at: string; by: string } | null })[] } }
  /** Take what the visitor says: case, open case or answer */
  'reception.recordContact': { request: { params: { id: string }; query: object; body: { id?: string; personId?: string | null; unitId?: string | null; phone?: string; words: string; couldNotAnswer?: boolean; gapId?: string; outcome: { kind: 'settled'; answer: string; categoryId?: string | null; enquiryKindId?: string | null; article?: { id: string; version: number } | null } | { kind: 'joined_case'; caseId: string } | { kind: 'opened_case'; case: { kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; title?: string; categoryId?: string | null; placeKind?: 'unit' | 'public_area' | 'facility' | 'parking'; place?: string; urgency?: 'normal' | 'urgent' | 'emergency'; grade?: 'ordinary' | 'complex' | 'major' | null; demand?: string; expectation?: string; wish?: 'be_heard' | 'be_respected' | 'be_compensated' | null; occurredAt?: string | null; personsInvolved?: string; majorReasons?: ('safety' | 'injury' | 'media' | 'authority' | 'group' | 'third_time')[]; contactPhone?: string; promisedAt?: string | null; fileIds?: string[]; wishedWindows?: Schemas['TimeWindowInput'][]; enquiryKindId?: string | null; withSteward?: boolean } } } }; response: { contact: Schemas['Contact']; case: Schemas['Case'] | null; visit: Schemas['VisitDetail'] } }
  /** Whether the service centre is open, until when, and whom to turn to */
  'reception.serviceNow': { request: { params: object; query: { siteId: string } }; response: { siteId: string; siteName: string; sitePhone: string; isOpen: boolean; isNight: boolean; opensAt: string | null; closesAt: string | null; dutyPhone: string; notice: string; nightManager: { name: string; phone: string } | null; stewardMinutes: number; stewards: ({ building: Schemas['Ref']; zone: string; steward: { name: string; phone: string; id: string; isOnShift: boolean } | null; now: { name: string; phone: string } | null })[] } }
  /** The morning takes over what came in the night */
  'reception.takeOverNight': { request: { params: { id: string }; query: object }; response: { at: string; by: string } }
  /** What is to be done after visits, by due time */
  'reception.tasks': { request: { params: object; query: { siteId: string; filter?: { mine?: boolean; overdue?: boolean }; fields?: ('code' | 'phase' | 'name' | 'isMandatory' | 'isForProblems' | 'dueAt' | 'doneAt' | 'doneBy' | 'note' | 'visit' | 'servedBy')[] } }; response: { items: ({ code: string; phase: 'before' | 'during' | 'after'; name: string; isMandatory: boolean; isForProblems: boolean; dueAt: string | null; doneAt: string | null; doneBy: Schemas['Ref'] | null; note: string; visit: { id: string; ticket: string; name: string; unit: Schemas['Ref'] | null; endedAt: string }; servedBy: Schemas['Ref'] })[] } }
  /** Everything that happened */
  'reception.visitTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Decide, promise, pay and close a compensation */
  'redress.actOnCompensation': { request: { params: { id: string }; query: object; body: { version?: number; note?: string; action: 'approve' } | { version?: number; note?: string; action: 'refuse'; reason: string } | { version?: number; note?: string; action: 'withdraw' } | { version?: number; note?: string; action: 'promise'; text: string; payBy?: string | null } | { version?: number; note?: string; action: 'pay'; receivedBy: string; receiptIds: string[] } | { version?: number; note?: string; action: 'close' } }; response: Schemas['Compensation'] }
  /** Answer all members at once, let one go, name the lead, dissolve */
  'redress.actOnComplaintGroup': { request: { params: { id: string }; query: object; body: { version?: number; action: 'answer'; text: string; nextReplyAt?: string | null } | { version?: number; action: 'leave'; caseId: string; reason: string } | { version?: number; action: 'lead'; caseId: string } | { version?: number; action: 'dissolve'; reason: string } }; response: Schemas['ComplaintGroupPage'] }
  /** Exclude a unit with its evidence, take that back, say who was home, conclude */
  'redress.actOnFalling': { request: { params: { id: string }; query: object; body: { version?: number; action: 'exclude'; unitId: string; reason: string; fileIds?: string[] } | { version?: number; action: 'restore'; unitId: string; reason: string } | { version?: number; action: 'presence'; unitId: string; presence: 'home' | 'away' | 'unknown'; source: string } | { version?: number; action: 'conclude'; conclusion: string } | { version?: number; action: 'reopen'; reason: string } }; response: { inquiry: Schemas['FallingObject'] | null; mayOpen: boolean } }
  /** Issue an assessment, sign it, or take it up again */
  'redress.actOnLiability': { request: { params: { id: string }; query: object; body: { version?: number; action: 'issue' } | { version?: number; action: 'sign'; party: 'resident' | 'company'; name: string; fileId?: string | null } | { version?: number; action: 'revise'; reason: string } }; response: Schemas['LiabilityPage'] }
  /** Publish a case, or withdraw it */
  'redress.actOnLibraryCase': { request: { params: { id: string }; query: object; body: { version?: number; action: 'publish' | 'withdraw' } }; response: Schemas['LibraryCase'] }
  /** Teach a published case in a course; twice is once */
  'redress.addCaseToCourse': { request: { params: { id: string }; query: object; body: { caseId: string } }; response: { items: Schemas['TaughtCase'][]; hidden: number; mayChange: boolean } }
  /** Cases of the library that a course teaches by */
  'redress.casesOfCourse': { request: { params: { id: string }; query: { fields?: ('id' | 'title' | 'status' | 'lesson' | 'tags')[] } }; response: { items: Schemas['TaughtCase'][]; hidden: number; mayChange: boolean } }
  /** Bring a published case to a session that is not over; twice is once */
  'redress.addCaseToSession': { request: { params: { id: string }; query: object; body: { caseId: string } }; response: { items: Schemas['TaughtCase'][]; hidden: number; mayChange: boolean } }
  /** Cases of the library that a session talks about */
  'redress.casesOfSession': { request: { params: { id: string }; query: { fields?: ('id' | 'title' | 'status' | 'lesson' | 'tags')[] } }; response: { items: Schemas['TaughtCase'][]; hidden: number; mayChange: boolean } }
  /** What surrounds a case: repeats, group, period of the estate, steps */
  'redress.caseRedress': { request: { params: { id: string }; query: object }; response: Schemas['CaseRedress'] }
  /** The courses and sessions that a case is taught in, as far as they are the asker’s to see */
  'redress.caseTeaching': { request: { params: { id: string }; query: object }; response: Schemas['CaseTeaching'] }
  /** Change a case of the library */
  'redress.changeLibraryCase': { request: { params: { id: string }; query: object; body: { version: number; title?: string; story?: string; analysis?: string; lesson?: string; improvement?: string; improvementLink?: string; tags?: string[] } }; response: Schemas['LibraryCase'] }
  /** One case of the library */
  'redress.getLibraryCase': { request: { params: { id: string }; query: object }; response: Schemas['LibraryCase'] }
  /** Tick a step, skip it with a reason, or take the tick back */
  'redress.checkCaseStep': { request: { params: { id: string }; query: object; body: { action: 'done' | 'skip' | 'undo'; note?: string } }; response: { items: Schemas['CaseStep'][] } }
  /** The list as XLSX or CSV */
  'redress.exportCompensations': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { status?: ('requested' | 'approved' | 'promised' | 'paid' | 'closed' | 'refused' | 'withdrawn')[]; kind?: ('money' | 'fee_reduction' | 'goods' | 'service')[]; caseId?: string; mayDecide?: boolean; late?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** Group complaints as XLSX or CSV */
  'redress.exportComplaintGroups': { request: { params: object; query: { siteId: string; filter?: { status?: 'open' | 'answered' | 'dissolved' }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The case library as XLSX or CSV */
  'redress.exportLibraryCases': { request: { params: object; query: { filter?: { q?: string; tag?: string; status?: 'draft' | 'published' | 'withdrawn' }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Households that were won back as XLSX or CSV */
  'redress.exportRecoveredCustomers': { request: { params: object; query: { siteId: string; from: string; to: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Repeated complaints as XLSX or CSV */
  'redress.exportRepeatComplaints': { request: { params: object; query: { siteId: string; from: string; to: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Maintained, patrolled, noticed, complained before? Answered from the records */
  'redress.facilityCheck': { request: { params: { id: string }; query: { days?: number } }; response: Schemas['FacilityCheck'] }
  /** Keep the answers as they are now, with the conclusion */
  'redress.keepFacilityCheck': { request: { params: { id: string }; query: object; body: { days?: number; conclusion: string } }; response: Schemas['FacilityCheck'] }
  /** What a complaint would be: a repeat, the third one, part of a group, reasons that its words suggest */
  'redress.foreseeComplaint': { request: { params: object; query: object; body: { siteId: string; unitId?: string | null; personId?: string | null; categoryId?: string | null; statement?: string } }; response: Schemas['Foreseen'] }
  /** One compensation */
  'redress.getCompensation': { request: { params: { id: string }; query: object }; response: Schemas['Compensation'] }
  /** One group complaint with its members */
  'redress.getComplaintGroup': { request: { params: { id: string }; query: object }; response: Schemas['ComplaintGroupPage'] }
  /** The inquiry into a fallen object */
  'redress.getFalling': { request: { params: { id: string }; query: object }; response: { inquiry: Schemas['FallingObject'] | null; mayOpen: boolean } }
  /** List the units above from the archives, as they were at that moment */
  'redress.openFalling': { request: { params: { id: string }; query: object; body: { id?: string; happenedAt: string; place?: string; object: string; harm?: string; buildingId: string; entranceId?: string | null; floorFrom?: number | null; floorTo?: number | null } }; response: { inquiry: Schemas['FallingObject'] | null; mayOpen: boolean } }
  /** The complaint handbook, made from workflows, grades, levels, promises and people */
  'redress.getHandbook': { request: { params: object; query: { siteId: string; version?: number; draft?: boolean } }; response: Schemas['ComplaintHandbook'] }
  /** Publish what holds now as a new version */
  'redress.publishHandbook': { request: { params: object; query: object; body: { siteId: string; note?: string } }; response: Schemas['ComplaintHandbook'] }
  /** The assessment of a leak, and the units above and below */
  'redress.getLiability': { request: { params: { id: string }; query: object }; response: Schemas['LiabilityPage'] }
  /** Write the assessment of a leak */
  'redress.saveLiability': { request: { params: { id: string }; query: object; body: { version: number; cause: 'private_pipe' | 'public_pipe' | 'waterproofing' | 'outer_wall' | 'renovation' | 'use' | 'equipment' | 'unknown'; causeNote?: string; party: 'resident' | 'neighbour' | 'builder' | 'company' | 'third_party' | 'common_fund' | 'unknown'; partyUnitId?: string | null; partyNote?: string; companyLiability: 'none' | 'part' | 'full'; companyNote?: string; isFeeDispute?: boolean; feeNote?: string; advice?: string; fileIds?: string[] } }; response: Schemas['LiabilityPage'] }
  /** When complaints are major or repeated, and who may grant how much */
  'redress.getRedressSettings': { request: { params: object; query: object }; response: Schemas['RedressSettings'] }
  /** New version of these rules */
  'redress.saveRedressSettings': { request: { params: object; query: object; body: { version: number; groupHouseholds: number; groupDays: number; thirdDays: number; repeatDays: number; limits: Record<string, number | null>; note?: string } }; response: Schemas['RedressSettings'] }
  /** A draft from a closed case; names, telephones and rooms are masked */
  'redress.libraryCaseFrom': { request: { params: { id: string }; query: object }; response: Schemas['LibraryCase'] }
  /** Compensations with filters and sums, newest first */
  'redress.listCompensations': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { status?: ('requested' | 'approved' | 'promised' | 'paid' | 'closed' | 'refused' | 'withdrawn')[]; kind?: ('money' | 'fee_reduction' | 'goods' | 'service')[]; caseId?: string; mayDecide?: boolean; late?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'case' | 'unit' | 'person' | 'kind' | 'status' | 'amountFen' | 'what' | 'reason' | 'liability' | 'requestedBy' | 'requestedAt' | 'decidedBy' | 'decidedAt' | 'decisionNote' | 'promisedAt' | 'promise' | 'payBy' | 'isLate' | 'paidAt' | 'paidBy' | 'receivedBy' | 'receipts' | 'files' | 'closedAt' | 'ofCaseFen' | 'mayDecide' | 'limitFen' | 'ownLimitFen' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['Compensation'][]; nextCursor: string | null; total: Schemas['Total'] | null; sums: { allFen: number; openFen: number; paidFen: number } } }
  /** Ask for a compensation */
  'redress.requestCompensation': { request: { params: object; query: object; body: { id?: string; caseId: string; kind: 'money' | 'fee_reduction' | 'goods' | 'service'; amountFen: number; what?: string; reason: string; liability: 'none' | 'part' | 'full'; payBy?: string | null; fileIds?: string[]; inOwnRight?: boolean } }; response: Schemas['Compensation'] }
  /** Group complaints of a site, newest first */
  'redress.listComplaintGroups': { request: { params: object; query: { siteId: string; filter?: { status?: 'open' | 'answered' | 'dissolved' }; fields?: ('id' | 'number' | 'siteId' | 'status' | 'category' | 'lead' | 'formedAt' | 'lastJoinedAt' | 'households' | 'complaints' | 'answer' | 'answeredAt' | 'answeredBy' | 'version')[] } }; response: { items: Schemas['ComplaintGroup'][] } }
  /** How complaints are dealt with, category by category; a category without an own one follows its parent */
  'redress.listComplaintWorkflows': { request: { params: object; query: { fields?: ('category' | 'parent' | 'isOwn' | 'version' | 'steps' | 'changedAt' | 'changedBy')[] } }; response: { items: Schemas['ComplaintWorkflow'][] } }
  /** New version of a workflow; complaints taken from now on follow it */
  'redress.saveComplaintWorkflow': { request: { params: object; query: object; body: { categoryId: string | null; version: number; steps: Schemas['WorkflowStepInput'][] } }; response: { items: Schemas['ComplaintWorkflow'][] } }
  /** The case library */
  'redress.listLibraryCases': { request: { params: object; query: { limit?: number; cursor?: string; total?: boolean; filter?: { q?: string; tag?: string; status?: 'draft' | 'published' | 'withdrawn' }; fields?: ('id' | 'title' | 'status' | 'story' | 'analysis' | 'lesson' | 'improvement' | 'improvementLink' | 'tags' | 'fromCase' | 'isSeeded' | 'writtenBy' | 'writtenAt' | 'publishedAt' | 'publishedBy' | 'traces' | 'mayWrite' | 'version')[] } }; response: { items: Schemas['LibraryCase'][]; nextCursor: string | null; total: Schemas['Total'] | null; tags: { tag: string; count: number }[] } }
  /** Write a case for the library */
  'redress.writeLibraryCase': { request: { params: object; query: object; body: { id?: string; title: string; story?: string; analysis?: string; lesson?: string; improvement?: string; improvementLink?: string; tags?: string[] } }; response: Schemas['LibraryCase'] }
  /** 《赔偿/补偿审批单》 as PDF */
  'redress.printCompensation': { request: { params: { id: string }; query: object }; response: Blob }
  /** 《高空坠物排查表》 as PDF */
  'redress.printFalling': { request: { params: { id: string }; query: object }; response: Blob }
  /** 《投诉处理手册》 as PDF */
  'redress.printHandbook': { request: { params: object; query: { siteId: string; version?: number; draft?: boolean } }; response: Blob }
  /** 《漏水责任认定书》 as PDF */
  'redress.printLiability': { request: { params: { id: string }; query: object }; response: Blob }
  /** Households that complained in a span of days and rated 4 or better afterwards */
  'redress.recoveredCustomers': { request: { params: object; query: { siteId: string; from: string; to: string; fields?: ('case' | 'unit' | 'person' | 'score' | 'ratedAt' | 'ratedCase')[] } }; response: { items: ({ case: Schemas['CaseLine']; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; score: number; ratedAt: string; ratedCase: Schemas['CaseLine'] })[]; households: number; rated: number; recovered: number; rate: number | null } }
  /** Take a case out of a course; the case stays in the library */
  'redress.removeCaseFromCourse': { request: { params: { id: string; caseId: string }; query: object }; response: { items: Schemas['TaughtCase'][]; hidden: number; mayChange: boolean } }
  /** Take a case out of a session that is not over */
  'redress.removeCaseFromSession': { request: { params: { id: string; caseId: string }; query: object }; response: { items: Schemas['TaughtCase'][]; hidden: number; mayChange: boolean } }
  /** Repeated complaints of a span of days, and their rate */
  'redress.repeatComplaints': { request: { params: object; query: { siteId: string; from: string; to: string; fields?: ('case' | 'unit' | 'person' | 'category' | 'repeatOf' | 'occurrence')[] } }; response: { items: ({ case: Schemas['CaseLine']; unit: Schemas['Ref'] | null; person: Schemas['Ref'] | null; category: Schemas['Ref']; repeatOf: Schemas['CaseLine']; occurrence: number })[]; complaints: number; repeats: number; rate: number | null } }
  /** Plan a session, as a sharing meeting, about a published case */
  'redress.teachLibraryCase': { request: { params: { id: string }; query: object; body: { id?: string; siteId: string; title: string; kind?: 'class' | 'drill' | 'seminar' | 'sharing' | 'team_meeting'; courseId?: string | null; startsAt: string; endsAt: string; place?: string; trainer?: string; costFen?: number; zoneId?: string | null; teams?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; standardId?: string | null; attendeeIds?: string[]; planLineId?: string | null; needIds?: string[] } }; response: Schemas['TrainingSession'] }
  /** Stop, repair, resume, scrap; serviced or legally inspected with the next date */
  'registers.actOnFacility': { request: { params: { id: string }; query: object; body: { version?: number; action: 'stand_by' | 'repair' | 'stop' | 'resume' | 'serviced' | 'inspected' | 'scrap'; note?: string; at?: string; on?: string; nextOn?: string | null; fileIds?: string[] } }; response: Schemas['Facility'] }
  /** Take a meter out */
  'registers.actOnMeter': { request: { params: { id: string }; query: object; body: { version?: number; action: 'take_out'; on: string; note?: string } }; response: Schemas['Meter'] }
  /** Change an amenity: hours, rules, open or closed */
  'registers.changeAmenity': { request: { params: { id: string }; query: object; body: { name?: string; kind?: 'playground' | 'club' | 'fitness' | 'sports_court' | 'swimming_pool' | 'reading_room' | 'senior_room' | 'charging' | 'parcel_lockers' | 'kindergarten' | 'shop' | 'other'; place?: string; areaId?: string | null; openHours?: Schemas['OpenHoursInput'][]; rules?: string; contact?: string; isBookable?: boolean; isCheckedDaily?: boolean; state?: 'open' | 'closed' | 'under_repair'; stateNote?: string; version: number } }; response: Schemas['Amenity'] }
  /** One amenity */
  'registers.getAmenity': { request: { params: { id: string }; query: object }; response: Schemas['Amenity'] }
  /** Change an area or point */
  'registers.changeArea': { request: { params: { id: string }; query: object; body: { code?: string; name?: string; type?: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other'; parentId?: string | null; buildingId?: string | null; floor?: number | null; place?: string; squareMetres?: number | null; note?: string; isActive?: boolean; version: number } }; response: Schemas['CommonArea'] }
  /** One area or point */
  'registers.getArea': { request: { params: { id: string }; query: object }; response: Schemas['CommonArea'] }
  /** Change a facility */
  'registers.changeFacility': { request: { params: { id: string }; query: object; body: { code?: string; name?: string; classId?: string; model?: string; serial?: string; maker?: string; place?: string; buildingId?: string | null; areaId?: string | null; installedOn?: string | null; warrantyUntil?: string | null; nextServiceOn?: string | null; inspectionDueOn?: string | null; serviceContact?: string; note?: string; version: number; photoIds?: string[] } }; response: Schemas['Facility'] }
  /** One facility */
  'registers.getFacility': { request: { params: { id: string }; query: object }; response: Schemas['Facility'] }
  /** Change a meter; multiplier and first reading only before it was read */
  'registers.changeMeter': { request: { params: { id: string }; query: object; body: { code?: string; unitId?: string | null; areaId?: string | null; location?: string; multiplier?: number; digits?: number | null; initialReading?: number; installedOn?: string | null; maker?: string; note?: string; plan?: { fileId: string; x: number; y: number } | null; version: number; photoIds?: string[] } }; response: Schemas['Meter'] }
  /** One meter */
  'registers.getMeter': { request: { params: { id: string }; query: object }; response: Schemas['Meter'] }
  /** Change kind, category, grade or negotiated standard */
  'registers.changeSiteFacts': { request: { params: { id: string }; query: object; body: { version: number; projectKind?: 'ordinary_residential' | 'high_end_residential' | 'old_estate' | 'office' | 'commercial' | 'sales_office' | null; housingCategory?: 'commodity' | 'affordable' | 'reform' | 'collective' | 'low_rent' | 'high_end' | null; serviceGrade?: number | null; negotiatedStandard?: string; developer?: string; builtInYear?: number | null; landSquareMetres?: number | null; greenPercent?: number | null } }; response: Schemas['SiteFacts'] }
  /** Kind and category of a project and the service standard that follows from them */
  'registers.getSiteFacts': { request: { params: { id: string }; query: object }; response: Schemas['SiteFacts'] }
  /** Today's check: fine, or what is wrong */
  'registers.checkAmenity': { request: { params: { id: string }; query: object; body: { id?: string; isFine: boolean; note?: string; fileIds?: string[] } }; response: Schemas['Amenity'] }
  /** New amenity */
  'registers.createAmenity': { request: { params: object; query: object; body: { name: string; kind: 'playground' | 'club' | 'fitness' | 'sports_court' | 'swimming_pool' | 'reading_room' | 'senior_room' | 'charging' | 'parcel_lockers' | 'kindergarten' | 'shop' | 'other'; place?: string; areaId?: string | null; openHours?: Schemas['OpenHoursInput'][]; rules?: string; contact?: string; isBookable?: boolean; isCheckedDaily?: boolean; state?: 'open' | 'closed' | 'under_repair'; stateNote?: string; id?: string; siteId: string } }; response: Schemas['Amenity'] }
  /** Amenities of a site */
  'registers.listAmenities': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; kind?: ('playground' | 'club' | 'fitness' | 'sports_court' | 'swimming_pool' | 'reading_room' | 'senior_room' | 'charging' | 'parcel_lockers' | 'kindergarten' | 'shop' | 'other')[]; state?: ('open' | 'closed' | 'under_repair')[]; checkDue?: boolean }; fields?: ('id' | 'siteId' | 'name' | 'kind' | 'place' | 'area' | 'openHours' | 'rules' | 'contact' | 'isBookable' | 'isCheckedDaily' | 'state' | 'stateNote' | 'isOpenNow' | 'lastCheck' | 'isCheckDue' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Amenity'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New area or point */
  'registers.createArea': { request: { params: object; query: object; body: { code: string; name: string; type: 'lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other'; parentId?: string | null; buildingId?: string | null; floor?: number | null; place?: string; squareMetres?: number | null; note?: string; isActive?: boolean; id?: string; siteId: string } }; response: Schemas['CommonArea'] }
  /** Common areas and points of a site by code */
  'registers.listAreas': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; type?: ('lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other')[]; buildingId?: string; parentId?: string; active?: boolean }; fields?: ('id' | 'siteId' | 'code' | 'name' | 'type' | 'parent' | 'building' | 'floor' | 'place' | 'squareMetres' | 'note' | 'isActive' | 'points' | 'facilities' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['CommonArea'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New facility */
  'registers.createFacility': { request: { params: object; query: object; body: { code: string; name: string; classId: string; model?: string; serial?: string; maker?: string; place?: string; buildingId?: string | null; areaId?: string | null; installedOn?: string | null; warrantyUntil?: string | null; nextServiceOn?: string | null; inspectionDueOn?: string | null; serviceContact?: string; note?: string; id?: string; siteId: string; photoIds?: string[] } }; response: Schemas['Facility'] }
  /** Facilities of a site by code; a class stands for all below it */
  'registers.listFacilities': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; class?: string; state?: ('running' | 'standby' | 'under_repair' | 'stopped' | 'scrapped')[]; zoneId?: string; buildingId?: string; areaId?: string; due?: ('service' | 'inspection' | 'warranty')[] }; fields?: ('id' | 'siteId' | 'code' | 'name' | 'class' | 'model' | 'serial' | 'maker' | 'place' | 'building' | 'area' | 'installedOn' | 'warrantyUntil' | 'nextServiceOn' | 'inspectionDueOn' | 'serviceContact' | 'note' | 'state' | 'due' | 'photos' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Facility'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New class; the code says where it hangs */
  'registers.createFacilityClass': { request: { params: object; query: object; body: { code: string; name: string } }; response: Schemas['FacilityClass'] }
  /** The tree of facility classes, with how many facilities of a site each has */
  'registers.listFacilityClasses': { request: { params: object; query: { siteId: string; fields?: ('id' | 'code' | 'name' | 'facilities')[] } }; response: { items: Schemas['FacilityClass'][] } }
  /** New meter of a unit or a public area */
  'registers.createMeter': { request: { params: object; query: object; body: { code: string; kind: 'water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other'; unitId?: string | null; areaId?: string | null; location?: string; multiplier?: number; digits?: number | null; initialReading?: number; installedOn?: string | null; maker?: string; note?: string; plan?: { fileId: string; x: number; y: number } | null; id?: string; siteId: string; photoIds?: string[] } }; response: Schemas['Meter'] }
  /** Meters of a site, by code or in the order of the reading route */
  'registers.listMeters': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; sort?: 'code' | 'route'; filter?: { q?: string; kind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; state?: ('in_use' | 'taken_out')[]; unitId?: string; buildingId?: string; public?: boolean; readBefore?: string }; fields?: ('id' | 'siteId' | 'code' | 'kind' | 'unit' | 'area' | 'location' | 'multiplier' | 'digits' | 'initialReading' | 'installedOn' | 'maker' | 'note' | 'plan' | 'photos' | 'state' | 'takenOutOn' | 'lastReading' | 'allowedActions' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['Meter'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Amenities as XLSX or CSV */
  'registers.exportAmenities': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('playground' | 'club' | 'fitness' | 'sports_court' | 'swimming_pool' | 'reading_room' | 'senior_room' | 'charging' | 'parcel_lockers' | 'kindergarten' | 'shop' | 'other')[]; state?: ('open' | 'closed' | 'under_repair')[]; checkDue?: boolean } } }; response: Blob }
  /** Common areas as XLSX or CSV */
  'registers.exportAreas': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; type?: ('lobby' | 'corridor' | 'stairwell' | 'lift_hall' | 'roof' | 'facade' | 'garden' | 'road' | 'square' | 'gate' | 'garage' | 'shopfront' | 'machine_room' | 'waste_station' | 'recreation' | 'point' | 'other')[]; buildingId?: string; parentId?: string; active?: boolean } } }; response: Blob }
  /** Facilities as XLSX or CSV */
  'registers.exportFacilities': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; class?: string; state?: ('running' | 'standby' | 'under_repair' | 'stopped' | 'scrapped')[]; zoneId?: string; buildingId?: string; areaId?: string; due?: ('service' | 'inspection' | 'warranty')[] } } }; response: Blob }
  /** The managed area as XLSX or CSV */
  'registers.exportManagedArea': { request: { params: object; query: { siteId?: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Meters with their last readings as XLSX or CSV */
  'registers.exportMeters': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; kind?: ('water' | 'hot_water' | 'electricity' | 'gas' | 'heat' | 'other')[]; state?: ('in_use' | 'taken_out')[]; unitId?: string; buildingId?: string; public?: boolean; readBefore?: string } } }; response: Blob }
  /** Readings of a meter as XLSX or CSV */
  'registers.exportReadings': { request: { params: { id: string }; query: { format?: 'xlsx' | 'csv' } }; response: Blob }
  /** What a label stuck to a thing stands for */
  'registers.getRecord': { request: { params: { id: string }; query: object }; response: Schemas['RegisterHit'] }
  /** Readings of a meter, newest first */
  'registers.listReadings': { request: { params: { id: string }; query: { fields?: ('id' | 'meterId' | 'readOn' | 'value' | 'consumption' | 'verdict' | 'isConfirmed' | 'note' | 'by' | 'at' | 'photos' | 'voided')[] } }; response: { items: Schemas['MeterReading'][] } }
  /** Enter a reading */
  'registers.readMeter': { request: { params: { id: string }; query: object; body: { id?: string; readOn?: string; value: number; hasRolledOver?: boolean; isConfirmed?: boolean; note?: string; photoIds?: string[] } }; response: { meter: Schemas['Meter']; reading: Schemas['MeterReading'] } }
  /** What a plate, a code on a machine or a card number belongs to */
  'registers.lookUp': { request: { params: object; query: { siteId: string; q: string; fields?: ('kind' | 'id' | 'siteId' | 'title' | 'subtitle' | 'unit')[] } }; response: { items: Schemas['RegisterHit'][] } }
  /** Managed area by site with area per head; with siteId by building */
  'registers.managedArea': { request: { params: object; query: { siteId?: string; fields?: ('id' | 'name' | 'units' | 'unitsWithoutArea' | 'squareMetres' | 'people' | 'squareMetresPerHead')[] } }; response: { level: 'site' | 'building'; items: Schemas['AreaLine'][]; total: { units: number; unitsWithoutArea: number; squareMetres: number | null; people: number | null; squareMetresPerHead: number | null } } }
  /** A sheet of QR labels as PDF for facilities, meters or points */
  'registers.printLabels': { request: { params: object; query: { siteId: string; kind: 'facility' | 'meter' | 'common_area'; ids?: string[]; q?: string } }; response: Blob }
  /** What happened to a record of the registers */
  'registers.recordTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** The latest reading was wrong: it stays in the history, but no longer counts */
  'registers.voidReading': { request: { params: { id: string }; query: object; body: { reason: string } }; response: Schemas['Meter'] }
  /** I have read the goal */
  'relations.acknowledgeGoal': { request: { params: object; query: object; body: { goalId: string } }; response: { at: string } }
  /** Note a contact, change, or take off the list */
  'relations.actOnKeyCustomer': { request: { params: { id: string }; query: object; body: { action: 'contact'; version?: number; words: string; nextContactOn: string } | { action: 'change'; version?: number; reason?: 'committee' | 'large_holder' | 'repeat_complaint' | 'unsettled' | 'special_care' | 'public_figure' | 'other'; why?: string; ownerId?: string; nextContactOn?: string; note?: string } | { action: 'end'; version?: number; note: string } }; response: Schemas['KeyCustomer'] }
  /** Move an opportunity along */
  'relations.actOnOpportunity': { request: { params: { id: string }; query: object; body: { version?: number; action: 'plan'; plan: string; planFor?: string | null; empathy?: string; hasCustody?: boolean } | { version?: number; action: 'judge_principle'; passes: boolean; note?: string } | { version?: number; action: 'judge_conditions'; passes: boolean; note?: string } | { version?: number; action: 'check_custody'; who: string; minutes: number; consentBy: string; consentHow: 'in_person' | 'phone' | 'paper' | 'app' | 'message' } | { version?: number; action: 'done'; done: string; effect?: string; gotPraise?: boolean } | { version?: number; action: 'thank'; words: string } | { version?: number; action: 'let_go'; reason: string } }; response: Schemas['Opportunity'] }
  /** End, prolong or cancel an outage */
  'relations.actOnOutage': { request: { params: { id: string }; query: object; body: { action: 'end'; version?: number; at?: string } | { action: 'prolong'; version?: number; untilAt: string; reason: string } | { action: 'cancel'; version?: number; reason: string } }; response: Schemas['Outage'] }
  /** Put a household or a person on the list of key customers */
  'relations.addKeyCustomer': { request: { params: object; query: object; body: { id?: string; siteId: string; unitId?: string | null; personId?: string | null; reason: 'committee' | 'large_holder' | 'repeat_complaint' | 'unsettled' | 'special_care' | 'public_figure' | 'other'; why?: string; ownerId?: string; nextContactOn: string } }; response: Schemas['KeyCustomer'] }
  /** Key customers of a site, the next contact first; `due` are those of today and before */
  'relations.listKeyCustomers': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { reason?: ('committee' | 'large_holder' | 'repeat_complaint' | 'unsettled' | 'special_care' | 'public_figure' | 'other')[]; ownerId?: string; unitId?: string; personId?: string; mine?: boolean; open?: boolean; due?: boolean; q?: string }; fields?: ('id' | 'siteId' | 'unit' | 'person' | 'reason' | 'why' | 'owner' | 'nextContactOn' | 'isLate' | 'lastContactAt' | 'contacts' | 'addedBy' | 'addedAt' | 'endedAt' | 'endReason' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['KeyCustomer'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Note that a household wants to be told */
  'relations.askToBeTold': { request: { params: { id: string }; query: object; body: { unitId: string; personId?: string | null; phone?: string } }; response: Schemas['OutageAsker'] }
  /** Who asked to be told when it is over */
  'relations.listAskers': { request: { params: { id: string }; query: { fields?: ('id' | 'unit' | 'person' | 'phone' | 'askedAt' | 'toldAt' | 'toldHow')[] } }; response: { items: Schemas['OutageAsker'][] } }
  /** Take a note back */
  'relations.cancelOccasion': { request: { params: { id: string }; query: object }; response: Schemas['CareOccasion'] }
  /** Personal service around a case */
  'relations.careOfCase': { request: { params: { id: string }; query: object }; response: { opportunities: Schemas['Opportunity'][]; flexibilities: Schemas['Flexibility'][]; extraMiles: Schemas['ExtraMile'][]; recoveries: Schemas['Recovery'][]; offersRecovery: ('bad_rating' | 'broken_promise' | 'other')[]; limitFen: number | null } }
  /** Change how far a role may go */
  'relations.changeEmpowerment': { request: { params: object; query: object; body: { role: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer'; kind?: 'flexibility' | 'goods' | 'fee_reduction' | 'money' | 'service' | 'reward'; limitFen: number; version: number } }; response: Schemas['Empowerment'] }
  /** What each role may give without asking, by kind */
  'relations.listEmpowerments': { request: { params: object; query: { fields?: ('role' | 'kind' | 'limitFen' | 'version')[] } }; response: { items: Schemas['Empowerment'][] } }
  /** Correct a fact */
  'relations.changeFact': { request: { params: { id: string }; query: object; body: { version: number; words?: string; expiresOn?: string | null; monthDay?: string } }; response: Schemas['CareFact'] }
  /** Change a rule */
  'relations.changeRule': { request: { params: { id: string }; query: object; body: { version: number; concerns?: ('elderly_alone' | 'elderly' | 'child' | 'patient' | 'disabled' | 'pregnant' | 'medical_equipment' | 'birthday' | 'bereavement' | 'unwell' | 'new_baby' | 'travelling' | 'special_request' | 'language' | 'contact_time' | 'form_of_address' | 'habit')[]; prompt?: string; act?: string; audience?: 'all' | 'restricted'; keepDays?: number | null; isSuggested?: boolean; package?: 'elderly' | 'children' | 'women' | null; isActive?: boolean; sortOrder?: number } }; response: Schemas['CareRule'] }
  /** Take a household on before calling it; nobody else calls it meanwhile */
  'relations.claimCall': { request: { params: { id: string }; query: object; body: { unitId: string; release?: boolean } }; response: Schemas['OutageCall'] }
  /** Note a weather warning or a festival */
  'relations.createOccasion': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'weather' | 'festival'; title: string; fromOn: string; untilOn: string } }; response: Schemas['CareOccasion'] }
  /** Weather and festivals that are near or now */
  'relations.listOccasions': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'kind' | 'title' | 'fromOn' | 'untilOn' | 'isCancelled')[] } }; response: { items: Schemas['CareOccasion'][] } }
  /** Announce a planned outage or note a sudden one */
  'relations.createOutage': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'water' | 'power' | 'gas' | 'heating' | 'lift'; isPlanned: boolean; reason: string; noticeText?: string; fromAt: string; untilAt: string; buildingIds?: string[]; entranceIds?: string[]; unitIds?: string[] } }; response: Schemas['Outage'] }
  /** Outages, newest first */
  'relations.listOutages': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { kind?: ('water' | 'power' | 'gas' | 'heating' | 'lift')[]; open?: boolean; unitId?: string }; fields?: ('id' | 'siteId' | 'number' | 'kind' | 'isPlanned' | 'reason' | 'noticeText' | 'fromAt' | 'untilAt' | 'endedAt' | 'cancelledAt' | 'state' | 'isLate' | 'places' | 'calls' | 'toTell' | 'mayAct' | 'version')[] } }; response: { items: Schemas['Outage'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New rule */
  'relations.createRule': { request: { params: object; query: object; body: { code: string; occasion: 'elderly_alone' | 'elderly' | 'child' | 'patient' | 'disabled' | 'pregnant' | 'medical_equipment' | 'birthday' | 'bereavement' | 'unwell' | 'new_baby' | 'travelling' | 'special_request' | 'language' | 'contact_time' | 'form_of_address' | 'habit' | 'outage' | 'weather' | 'festival' | 'newly_moved_in' | 'mail'; concerns?: ('elderly_alone' | 'elderly' | 'child' | 'patient' | 'disabled' | 'pregnant' | 'medical_equipment' | 'birthday' | 'bereavement' | 'unwell' | 'new_baby' | 'travelling' | 'special_request' | 'language' | 'contact_time' | 'form_of_address' | 'habit')[]; prompt: string; act: string; audience?: 'all' | 'restricted'; keepDays?: number | null; isSuggested?: boolean; package?: 'elderly' | 'children' | 'women' | null; isActive?: boolean; sortOrder?: number } }; response: Schemas['CareRule'] }
  /** Which fact or occasion prompts which act */
  'relations.listRules': { request: { params: object; query: { fields?: ('id' | 'code' | 'occasion' | 'concerns' | 'prompt' | 'act' | 'audience' | 'keepDays' | 'isSuggested' | 'package' | 'isActive' | 'sortOrder' | 'version')[] } }; response: { items: Schemas['CareRule'][] } }
  /** The goal as everybody on the staff should know it */
  'relations.currentGoal': { request: { params: object; query: object }; response: { goal: Schemas['ProgrammeGoal'] | null; hasRead: boolean } }
  /** Publish the goal in new words; everybody reads it anew */
  'relations.publishGoal': { request: { params: object; query: object; body: { id?: string; words: string } }; response: Schemas['ProgrammeGoal'] }
  /** Approve or refuse, by rank; nobody decides on the own one */
  'relations.decideReward': { request: { params: { id: string }; query: object; body: { version?: number; isApproved: boolean; note?: string } }; response: Schemas['Reward'] }
  /** Let a suggestion pass, with the reason */
  'relations.dismissSuggestion': { request: { params: object; query: object; body: { siteId: string; key: string; reason: string } }; response: { key: string } }
  /** Erase a fact: its consent was withdrawn, or it no longer holds */
  'relations.eraseFact': { request: { params: { id: string }; query: object; body: { because?: 'withdrawn' | 'removed' } }; response: Schemas['ErasedFact'] }
  /** Who has read the goal as XLSX or CSV */
  'relations.exportAcknowledgements': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The key customers as XLSX or CSV */
  'relations.exportKeyCustomers': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { reason?: ('committee' | 'large_holder' | 'repeat_complaint' | 'unsettled' | 'special_care' | 'public_figure' | 'other')[]; ownerId?: string; unitId?: string; personId?: string; mine?: boolean; open?: boolean; due?: boolean; q?: string } } }; response: Blob }
  /** The list as XLSX or CSV */
  'relations.exportOpportunities': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { type?: ('special_request' | 'special_situation' | 'special_person')[]; status?: ('noticed' | 'planned' | 'approved' | 'done' | 'thanked' | 'let_go')[]; source?: ('case' | 'noticed' | 'suggestion' | 'outage' | 'package')[]; unitId?: string; personId?: string; caseId?: string; outageId?: string; mine?: boolean; open?: boolean; praise?: boolean; from?: string; to?: string; doneFrom?: string; doneTo?: string; q?: string } } }; response: Blob }
  /** Outages as XLSX or CSV */
  'relations.exportOutages': { request: { params: object; query: { siteId: string; filter?: { kind?: ('water' | 'power' | 'gas' | 'heating' | 'lift')[]; open?: boolean; unitId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Points by colleague as XLSX or CSV */
  'relations.exportPoints': { request: { params: object; query: { siteId: string; from?: string; to?: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Service recoveries as XLSX or CSV */
  'relations.exportRecoveries': { request: { params: object; query: { siteId: string; filter?: { open?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Rewards and penalties as XLSX or CSV */
  'relations.exportRewards': { request: { params: object; query: { siteId: string; filter?: { status?: ('proposed' | 'approved' | 'refused' | 'objected' | 'upheld' | 'revoked')[]; kind?: ('reward' | 'penalty')[]; employeeId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Thank-yous as XLSX or CSV */
  'relations.exportThanks': { request: { params: object; query: { siteId: string; filter?: { employeeId?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One key customer */
  'relations.getKeyCustomer': { request: { params: { id: string }; query: object }; response: Schemas['KeyCustomer'] }
  /** One opportunity */
  'relations.getOpportunity': { request: { params: { id: string }; query: object }; response: Schemas['Opportunity'] }
  /** One outage */
  'relations.getOutage': { request: { params: { id: string }; query: object }; response: Schemas['Outage'] }
  /** The programme of personal service in numbers */
  'relations.getProgramme': { request: { params: object; query: { siteId: string; months?: number } }; response: Schemas['Programme'] }
  /** Every contact and change */
  'relations.keyCustomerTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Who has read the goal and when each was last trained */
  'relations.listAcknowledgements': { request: { params: object; query: { siteId: string; fields?: ('employee' | 'position' | 'at' | 'trainedAt')[] } }; response: { items: ({ employee: Schemas['Ref']; position: string; at: string | null; trainedAt: string | null })[] } }
  /** Households whose file is incomplete */
  'relations.listArchiveGaps': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; fields?: ('unit' | 'gap')[] } }; response: { items: ({ unit: Schemas['Ref']; gap: 'nobody' | 'no_phone' })[]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** What was done beyond the duty, newest first */
  'relations.listExtraMiles': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; fields?: ('id' | 'recordType' | 'recordId' | 'words' | 'by' | 'at')[] } }; response: { items: Schemas['ExtraMile'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Note what was done beyond the duty for a case or on a work order */
  'relations.noteExtraMile': { request: { params: object; query: object; body: { id?: string; recordType: 'case' | 'work_order'; recordId: string; words: string } }; response: Schemas['ExtraMile'] }
  /** What is known of a person or a household, as far as the caller may see it */
  'relations.listFacts': { request: { params: object; query: { unitId?: string; personId?: string; fields?: ('id' | 'siteId' | 'person' | 'unit' | 'kind' | 'isHidden' | 'words' | 'monthDay' | 'source' | 'noticedBy' | 'noticedAt' | 'expiresOn' | 'consent' | 'consentHow' | 'consentAt' | 'acts' | 'mayWithdraw' | 'mayChange' | 'version')[] } }; response: { items: Schemas['CareFact'][]; erased: Schemas['ErasedFact'][] } }
  /** Write down a fact about a person or a household */
  'relations.recordFact': { request: { params: object; query: object; body: { id?: string; siteId: string; personId?: string | null; unitId?: string | null; kind: 'elderly_alone' | 'elderly' | 'child' | 'patient' | 'disabled' | 'pregnant' | 'medical_equipment' | 'birthday' | 'bereavement' | 'unwell' | 'new_baby' | 'travelling' | 'special_request' | 'language' | 'contact_time' | 'form_of_address' | 'habit'; words?: string; monthDay?: string | null; source?: 'resident' | 'family' | 'noticed' | 'case' | 'archive'; expiresOn?: string | null; consent?: { isGiven: boolean; how: 'in_person' | 'phone' | 'paper' | 'app' | 'message' } | null } }; response: { fact: Schemas['CareFact'] | null } }
  /** Opportunities with filters, newest first */
  'relations.listOpportunities': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { type?: ('special_request' | 'special_situation' | 'special_person')[]; status?: ('noticed' | 'planned' | 'approved' | 'done' | 'thanked' | 'let_go')[]; source?: ('case' | 'noticed' | 'suggestion' | 'outage' | 'package')[]; unitId?: string; personId?: string; caseId?: string; outageId?: string; mine?: boolean; open?: boolean; praise?: boolean; from?: string; to?: string; doneFrom?: string; doneTo?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'type' | 'status' | 'source' | 'what' | 'empathy' | 'unit' | 'person' | 'case' | 'outage' | 'noticedBy' | 'noticedAt' | 'plan' | 'planFor' | 'plannedBy' | 'plannedAt' | 'principle' | 'conditions' | 'needsGates' | 'custody' | 'action' | 'effect' | 'gotPraise' | 'standardStep' | 'doneBy' | 'doneAt' | 'thankedAt' | 'letGoReason' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['Opportunity'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Notice an opportunity for a personal service */
  'relations.noticeOpportunity': { request: { params: object; query: object; body: { id?: string; siteId: string; type: 'special_request' | 'special_situation' | 'special_person'; what: string; empathy?: string; unitId?: string | null; personId?: string | null; caseId?: string | null; hasCustody?: boolean } }; response: Schemas['Opportunity'] }
  /** Households to be called first; `other` are the remaining ones that are affected */
  'relations.listOutageCalls': { request: { params: { id: string }; query: { fields?: ('unit' | 'people' | 'rank' | 'reasons' | 'isHidden' | 'claimedBy' | 'isMine' | 'attempts' | 'result' | 'note' | 'calledBy' | 'calledAt' | 'opportunity' | 'case')[] } }; response: { items: Schemas['OutageCall'][]; other: number } }
  /** Rewards and penalties of whoever asks, once they are decided */
  'relations.listOwnRewards': { request: { params: object; query: { fields?: ('id' | 'siteId' | 'kind' | 'measure' | 'employee' | 'reason' | 'amountFen' | 'opportunity' | 'source' | 'status' | 'proposedBy' | 'proposedAt' | 'decidedBy' | 'decidedAt' | 'decisionNote' | 'objection' | 'objectedAt' | 'settledBy' | 'settledAt' | 'settlement' | 'mayDecide' | 'mayObject' | 'maySettle' | 'version')[] } }; response: { items: Schemas['Reward'][] } }
  /** Service packages by group */
  'relations.listPackages': { request: { params: object; query: { siteId: string; fields?: ('package' | 'rules' | 'households' | 'doneThisMonth')[] } }; response: { items: ({ package: 'elderly' | 'children' | 'women'; rules: Schemas['CareRule'][]; households: number; doneThisMonth: number })[] } }
  /** Points by colleague in a period */
  'relations.listPoints': { request: { params: object; query: { siteId: string; from?: string; to?: string; fields?: ('employee' | 'points' | 'delivered' | 'thanks')[] } }; response: { items: { employee: Schemas['Ref']; points: number; delivered: number; thanks: number }[] } }
  /** What each night erased because its time was over */
  'relations.listPurges': { request: { params: object; query: { siteId: string; fields?: ('day' | 'erased' | 'at')[] } }; response: { items: Schemas['CarePurge'][] } }
  /** Service recoveries, newest first */
  'relations.listRecoveries': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { open?: boolean }; fields?: ('id' | 'siteId' | 'case' | 'cause' | 'apology' | 'correction' | 'makeGood' | 'by' | 'at' | 'madeGoodAt' | 'madeGoodBy')[] } }; response: { items: Schemas['Recovery'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Rewards and penalties, newest first */
  'relations.listRewards': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { status?: ('proposed' | 'approved' | 'refused' | 'objected' | 'upheld' | 'revoked')[]; kind?: ('reward' | 'penalty')[]; employeeId?: string }; fields?: ('id' | 'siteId' | 'kind' | 'measure' | 'employee' | 'reason' | 'amountFen' | 'opportunity' | 'source' | 'status' | 'proposedBy' | 'proposedAt' | 'decidedBy' | 'decidedAt' | 'decisionNote' | 'objection' | 'objectedAt' | 'settledBy' | 'settledAt' | 'settlement' | 'mayDecide' | 'mayObject' | 'maySettle' | 'version')[] } }; response: { items: Schemas['Reward'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Propose a reward or a penalty for a colleague */
  'relations.proposeReward': { request: { params: object; query: object; body: { id?: string; siteId: string; employeeId: string; kind?: 'reward' | 'penalty'; measure?: 'praise' | 'bonus' | 'gift' | 'promotion' | 'reminder' | 'warning' | 'deduction' | 'training'; reason: string; amountFen?: number | null; opportunityId?: string | null; source?: { type: 'case' | 'score' | 'check' | 'thank_you' | 'nonconformity' | 'zone_month'; id: string } | null } }; response: Schemas['Reward'] }
  /** Today's suggestions; `mine` are those of the zones that I answer for */
  'relations.listSuggestions': { request: { params: object; query: { siteId: string; mine?: boolean; fields?: ('key' | 'occasion' | 'ruleId' | 'prompt' | 'act' | 'isHidden' | 'unit' | 'person' | 'phones' | 'steward' | 'title' | 'package' | 'preferences')[] } }; response: { items: Schemas['CareSuggestion'][] } }
  /** Thank-yous, newest first */
  'relations.listThanks': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { employeeId?: string }; fields?: ('id' | 'siteId' | 'employee' | 'thankedBy' | 'byName' | 'words' | 'opportunity' | 'case' | 'at')[] } }; response: { items: Schemas['ThankYou'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Thank somebody */
  'relations.sayThanks': { request: { params: object; query: object; body: { id?: string; siteId: string; employeeId?: string | null; caseId?: string | null; personId?: string | null; words: string } }; response: Schemas['ThankYou'] }
  /** What was promised has been made good */
  'relations.madeGood': { request: { params: { id: string }; query: object }; response: Schemas['Recovery'] }
  /** Note what was done beside the rule, within the limit of the own role */
  'relations.noteFlexibility': { request: { params: { id: string }; query: object; body: { id?: string; words: string; valueFen?: number } }; response: Schemas['Flexibility'] }
  /** Object to what was decided about oneself, within seven days */
  'relations.objectToReward': { request: { params: { id: string }; query: object; body: { version?: number; words: string } }; response: Schemas['Reward'] }
  /** Everything that happened */
  'relations.opportunityTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** What is known of me and my household */
  'relations.ownFacts': { request: { params: object; query: { fields?: ('id' | 'siteId' | 'person' | 'unit' | 'kind' | 'isHidden' | 'words' | 'monthDay' | 'source' | 'noticedBy' | 'noticedAt' | 'expiresOn' | 'consent' | 'consentHow' | 'consentAt' | 'acts' | 'mayWithdraw' | 'mayChange' | 'version')[] } }; response: { items: Schemas['CareFact'][]; erased: Schemas['ErasedFact'][] } }
  /** Outages at my home, now or soon */
  'relations.ownOutages': { request: { params: object; query: { fields?: ('id' | 'kind' | 'state' | 'reason' | 'noticeText' | 'fromAt' | 'untilAt' | 'unit' | 'isAsked')[] } }; response: { items: ({ id: string; kind: 'water' | 'power' | 'gas' | 'heating' | 'lift'; state: 'announced' | 'now' | 'over' | 'cancelled'; reason: string; noticeText: string; fromAt: string; untilAt: string; unit: Schemas['Ref']; isAsked: boolean })[] } }
  /** Take a suggestion on: it becomes a planned opportunity */
  'relations.planSuggestion': { request: { params: object; query: object; body: { siteId: string; key: string; plan?: string; planFor?: string | null; empathy?: string } }; response: Schemas['Opportunity'] }
  /** Answer for a service that failed: apologise, correct, make good */
  'relations.recoverService': { request: { params: { id: string }; query: object; body: { id?: string; cause: 'bad_rating' | 'broken_promise' | 'other'; apology: string; correction: string; makeGood?: string } }; response: Schemas['Recovery'] }
  /** Uphold or revoke what was objected to; by somebody else than who decided */
  'relations.settleObjection': { request: { params: { id: string }; query: object; body: { version?: number; isUpheld: boolean; words: string } }; response: Schemas['Reward'] }
  /** Say how a call went; who needs help gets it */
  'relations.tickCall': { request: { params: { id: string }; query: object; body: { unitId: string; result: 'reached' | 'not_reached' | 'help_needed'; note?: string; help?: 'deliver' | 'case' | null } }; response: Schemas['OutageCall'] }
  /** They have been told by telephone */
  'relations.toldByPhone': { request: { params: { id: string }; query: object }; response: Schemas['OutageAsker'] }
  /** Answer a call, note who came, ask more people, close or cancel it */
  'reserve.actOnCallUp': { request: { params: { id: string }; query: object; body: { action: 'answer'; reserveId?: string; accepts: boolean } | { action: 'attend'; reserveId: string; minutes: number } | { action: 'ask'; reserveIds: string[] } | { action: 'close' } | { action: 'cancel' } }; response: Schemas['CallUp'] }
  /** Change somebody in the reserve; what was agreed for earlier calls stays */
  'reserve.changeReserve': { request: { params: { id: string }; query: object; body: { version: number; name: string; kind: 'part_time' | 'outsourced'; employeeId?: string | null; company?: string; skills?: string[]; weekdays: number[]; availableNote?: string; payBasis: 'hour' | 'shift' | 'day'; rateFen: number; phone?: string; isActive: boolean } }; response: Schemas['ReservePerson'] }
  /** Call the reserve for an event or a peak */
  'reserve.createCallUp': { request: { params: object; query: object; body: { id?: string; siteId: string; reason: 'event' | 'holiday' | 'peak' | 'vacancy' | 'emergency'; title: string; task?: string; skill?: string | null; from: string; to: string; headcount: number; reserveIds: string[] } }; response: Schemas['CallUp'] }
  /** Calls of the reserve; who does not plan sees those for themselves */
  'reserve.listCallUps': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('open' | 'filled' | 'closed' | 'cancelled')[]; reason?: ('event' | 'holiday' | 'peak' | 'vacancy' | 'emergency')[]; mine?: boolean }; fields?: ('id' | 'siteId' | 'number' | 'reason' | 'title' | 'task' | 'skill' | 'from' | 'to' | 'headcount' | 'accepted' | 'asked' | 'state' | 'madeBy' | 'payFen' | 'answers' | 'mine' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['CallUp'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Somebody new in the reserve */
  'reserve.createReserve': { request: { params: object; query: object; body: { id?: string; siteId: string; name: string; kind: 'part_time' | 'outsourced'; employeeId?: string | null; company?: string; skills?: string[]; weekdays: number[]; availableNote?: string; payBasis: 'hour' | 'shift' | 'day'; rateFen: number; phone?: string } }; response: Schemas['ReservePerson'] }
  /** Part-time and outsourced people who can be called */
  'reserve.listReserve': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { skill?: string; weekday?: number; isActive?: boolean; q?: string }; fields?: ('id' | 'siteId' | 'name' | 'kind' | 'employeeId' | 'company' | 'skills' | 'weekdays' | 'availableNote' | 'payBasis' | 'rateFen' | 'phone' | 'isActive' | 'accepted' | 'attended' | 'version')[] } }; response: { items: Schemas['ReservePerson'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Calls with attendance and pay as XLSX or CSV */
  'reserve.exportCallUps': { request: { params: object; query: { siteId: string; filter?: { state?: ('open' | 'filled' | 'closed' | 'cancelled')[]; reason?: ('event' | 'holiday' | 'peak' | 'vacancy' | 'emergency')[]; mine?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The reserve as XLSX or CSV */
  'reserve.exportReserve': { request: { params: object; query: { siteId: string; filter?: { skill?: string; weekday?: number; isActive?: boolean; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Pick a window, ask for others, or take the proposal back */
  'residents.answerProposal': { request: { params: { id: string }; query: object; body: { action: 'pick'; from: string } | { action: 'ask_others'; words: string } | { action: 'withdraw' } }; response: { id: string; state: string; window: Schemas['TimeWindow'] | null } }
  /** What resident and house wrote to each other */
  'residents.caseTalk': { request: { params: { id: string }; query: { fields?: ('id' | 'at' | 'by' | 'name' | 'text' | 'files' | 'isMine' | 'isRead')[] } }; response: { items: Schemas['TalkMessage'][]; unread: number; asksSince: string | null; answerDueAt: string | null } }
  /** Approve with person and unit, or refuse with a reason */
  'residents.decideRegistration': { request: { params: { id: string }; query: object; body: { action: 'approve'; unitId: string; personId?: string | null; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer'; fromOn?: string | null } | { action: 'refuse'; reason: string } }; response: Schemas['Registration'] }
  /** Sign out another device of mine */
  'residents.endOwnSession': { request: { params: { id: string }; query: object }; response: undefined }
  /** Who asks to be registered as XLSX or CSV */
  'residents.exportRegistrations': { request: { params: object; query: { siteId: string; filter?: { state?: ('waiting' | 'approved' | 'refused')[] }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Join a matter that the household has reported already */
  'residents.joinCase': { request: { params: { id: string }; query: object; body: { id?: string; words: string; fileIds?: string[] } }; response: Schemas['Case'] }
  /** The devices on which I am signed in */
  'residents.listOwnSessions': { request: { params: object; query: { fields?: ('id' | 'device' | 'address' | 'method' | 'lastSeenAt' | 'startedAt' | 'expiresAt' | 'isCurrent' | 'isNewDevice')[] } }; response: { items: Schemas['OwnSession'][] } }
  /** Who asks to be registered as a resident */
  'residents.listRegistrations': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('waiting' | 'approved' | 'refused')[] }; fields?: ('id' | 'siteId' | 'name' | 'phone' | 'room' | 'role' | 'note' | 'state' | 'askedAt' | 'unit' | 'decidedBy' | 'decidedAt' | 'reason')[] } }; response: { items: Schemas['Registration'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Ask to be registered as a resident; the front desk decides */
  'residents.requestRegistration': { request: { params: object; query: object; body: { ticket: string; code: string; siteId: string; name: string; room: string; role?: 'owner' | 'co_owner' | 'tenant' | 'family' | 'agent' | 'occupant' | 'client' | 'merchant' | 'beneficiary' | 'developer'; note?: string } }; response: { id: string; state: 'waiting' | 'approved' | 'refused' } }
  /** Sign in by the code of a phone; the first time makes the account */
  'residents.openPhoneSession': { request: { params: object; query: object; body: { ticket: string; code: string; identity?: string; device?: string } }; response: { outcome: 'signed_in'; token: string; session: Schemas['Session'] } | { outcome: 'choose'; identities: Schemas['Identity'][] } | { outcome: 'unknown'; sites: { id: string; name: string; organization: string }[] } }
  /** Propose one to three windows to the resident */
  'residents.proposeWindows': { request: { params: { id: string }; query: object; body: { id?: string; windows: Schemas['TimeWindowInput'][]; note?: string } }; response: { id: string; expiresAt: string } }
  /** Everything up to here has been read */
  'residents.readTalk': { request: { params: { id: string }; query: object; body: { until: string } }; response: { unread: number } }
  /** Send a six-digit code to a phone */
  'residents.requestPhoneCode': { request: { params: object; query: object; body: { phone: string; installation?: string } }; response: { ticket: string; expiresAt: string; resendAt: string; code: string | null } }
  /** What waits for the resident's word, and how to reach the house */
  'residents.residentHome': { request: { params: object; query: object }; response: { sites: { id: string; name: string; phone: string }[]; waiting: ({ kind: 'choose_window' | 'accept_quote' | 'confirm' | 'rate' | 'read'; caseId: string; number: string; title: string; since: string; until: string | null; count: number })[] } }
  /** Whether the household has reported such a matter already */
  'residents.similarOwnCases': { request: { params: object; query: { unitId: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; fields?: ('id' | 'kind' | 'title' | 'registeredAt' | 'isOwn')[] } }; response: { items: ({ id: string; kind: 'enquiry' | 'repair' | 'complaint' | 'suggestion' | 'praise' | 'assistance' | 'report' | 'paid_service'; title: string | null; registeredAt: string; isOwn: boolean })[] } }
  /** When somebody can come: two hours each, within the hours of the service centre */
  'residents.visitWindows': { request: { params: { id: string }; query: { fields?: ('from' | 'to')[] } }; response: { items: Schemas['TimeWindow'][] } }
  /** Retire or restore an own role, set a built-in one back to the release */
  'roles.actOnRole': { request: { params: { id: string }; query: object; body: { action: 'retire' | 'restore' | 'reset'; version?: number } }; response: Schemas['OrganizationRole'] }
  /** Change what a role may do; it holds at once for everybody who has it */
  'roles.changeRole': { request: { params: { id: string }; query: object; body: { version: number; name?: string; note?: string; permissions?: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; needsSecondFactor?: boolean } }; response: Schemas['OrganizationRole'] }
  /** A role and who has it */
  'roles.getRole': { request: { params: { id: string }; query: object }; response: { key: string; kind: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident'; isOwn: boolean; template: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident' | 'deputy_general_manager' | 'engineering_supervisor' | 'cs_assistant' | 'cleaner' | 'greener' | 'facility_maintainer' | 'cashier' | 'finance' | 'quality' | 'training' | 'sales_office_manager' | 'sales_office_reception'; name: string; note: string; permissions: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; added: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; removed: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; needsSecondFactor: boolean; holders: number; retiredAt: string | null; version: number; allowedActions: ('change' | 'copy' | 'retire' | 'restore' | 'reset')[]; people: ({ employee: Schemas['Ref']; position: string; scope: 'organization' | 'site' | 'zone' | 'own'; site: Schemas['Ref'] | null })[] } }
  /** New role, as a copy of another */
  'roles.createRole': { request: { params: object; query: object; body: { id?: string; from: string; name: string; note?: string; permissions?: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[] } }; response: Schemas['OrganizationRole'] }
  /** Roles with their permissions, and how they differ from the release */
  'roles.listRoles': { request: { params: object; query: { fields?: ('key' | 'kind' | 'isOwn' | 'template' | 'name' | 'note' | 'permissions' | 'added' | 'removed' | 'needsSecondFactor' | 'holders' | 'retiredAt' | 'version' | 'allowedActions')[] } }; response: { items: Schemas['OrganizationRole'][] } }
  /** What changed about a role */
  'roles.roleTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Publish the draft, withdraw a document, or take it back into use */
  'rulebook.actOnRule': { request: { params: { id: string }; query: object; body: { version?: number; action: 'publish' | 'withdraw' | 'restore'; reason?: string; readBy?: string | null } }; response: Schemas['Rule'] }
  /** Drafts of duty sheets for the usual posts that have none, with the standards in force for them */
  'rulebook.addReadySheets': { request: { params: object; query: object }; response: { added: number } }
  /** Change a requirement or drop it */
  'rulebook.changeRequirement': { request: { params: { id: string }; query: object; body: { version: number; name?: string; siteKinds?: ('residential' | 'office' | 'commercial' | 'sales_office')[]; isActive?: boolean } }; response: Schemas['DocumentRequirement'] }
  /** I have read it */
  'rulebook.confirmOwnRule': { request: { params: { id: string }; query: object; body: { number: number } }; response: Schemas['OwnRule'] }
  /** I have read the newest version; a duty sheet is signed */
  'rulebook.confirmRule': { request: { params: { id: string }; query: object; body: { number: number; signatureId?: string | null } }; response: Schemas['Rule'] }
  /** A document that every site should have */
  'rulebook.createRequirement': { request: { params: object; query: object; body: { id?: string; code: string; name: string; kind: 'policy' | 'operating_rule' | 'duty_sheet'; audience?: 'staff' | 'owner' | 'everybody'; siteKinds?: ('residential' | 'office' | 'commercial' | 'sales_office')[] } }; response: Schemas['DocumentRequirement'] }
  /** New document, as a draft */
  'rulebook.createRule': { request: { params: object; query: object; body: { id?: string; code: string; name: string; kind: 'policy' | 'operating_rule' | 'duty_sheet'; audience?: 'staff' | 'owner' | 'everybody'; post?: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; positionId?: string | null; siteId?: string | null; requirementId?: string | null; needsSignature?: boolean; items?: Schemas['RuleItemInput'][]; body?: string; fileIds?: string[]; standardIds?: string[]; effectiveOn?: string | null; expiresOn?: string | null } }; response: Schemas['Rule'] }
  /** Policies, operating rules and duty sheets */
  'rulebook.listRules': { request: { params: object; query: { filter?: { kind?: ('policy' | 'operating_rule' | 'duty_sheet')[]; audience?: ('staff' | 'owner' | 'everybody')[]; state?: ('draft' | 'published' | 'withdrawn')[]; force?: ('pending' | 'in_force' | 'expired')[]; positionId?: string; siteId?: string; unread?: boolean; q?: string }; fields?: ('id' | 'code' | 'name' | 'kind' | 'audience' | 'post' | 'position' | 'site' | 'requirement' | 'state' | 'needsSignature' | 'currentVersion' | 'effectiveOn' | 'expiresOn' | 'readBy' | 'force' | 'hasDraft' | 'isRead' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['RuleSummary'][] } }
  /** Write the next version; it counts once published */
  'rulebook.draftRule': { request: { params: { id: string }; query: object; body: { version: number; items?: Schemas['RuleItemInput'][]; body?: string; fileIds?: string[]; standardIds?: string[]; effectiveOn?: string | null; expiresOn?: string | null } }; response: Schemas['Rule'] }
  /** Required documents and what became of them as XLSX or CSV */
  'rulebook.exportCompleteness': { request: { params: object; query: { siteId: string; all?: boolean; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Who has not confirmed what as XLSX or CSV */
  'rulebook.exportOutstandingRules': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The rulebook as XLSX or CSV */
  'rulebook.exportRules': { request: { params: object; query: { filter?: { kind?: ('policy' | 'operating_rule' | 'duty_sheet')[]; audience?: ('staff' | 'owner' | 'everybody')[]; state?: ('draft' | 'published' | 'withdrawn')[]; force?: ('pending' | 'in_force' | 'expired')[]; positionId?: string; siteId?: string; unread?: boolean; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One rule of the community */
  'rulebook.getOwnRule': { request: { params: { id: string }; query: { fields?: ('id' | 'text')[] } }; response: { id: string; name: string; kind: 'policy' | 'operating_rule' | 'duty_sheet'; number: number; effectiveOn: string | null; expiresOn: string | null; isRead: boolean; publishedAt: string; items: { id: string; text: string }[]; body: string; files: Schemas['FileRef'][] } }
  /** One document with its versions */
  'rulebook.getRule': { request: { params: { id: string }; query: object }; response: Schemas['Rule'] }
  /** Rules of the community that are for me as a resident */
  'rulebook.listOwnRules': { request: { params: object; query: { fields?: ('id' | 'name' | 'kind' | 'number' | 'effectiveOn' | 'expiresOn' | 'isRead' | 'publishedAt')[] } }; response: { items: Schemas['OwnRule'][] } }
  /** Who at a site has not confirmed which document */
  'rulebook.outstandingRules': { request: { params: object; query: { siteId: string; fields?: ('document' | 'siteId' | 'kind' | 'number' | 'readBy' | 'isLate' | 'of' | 'read' | 'missing' | 'residentsRead')[] } }; response: { items: ({ document: Schemas['Ref']; siteId: string | null; kind: 'policy' | 'operating_rule' | 'duty_sheet'; number: number; readBy: string | null; isLate: boolean; of: number; read: number; missing: Schemas['Ref'][]; residentsRead: number | null })[] } }
  /** The document as PDF, with room to sign */
  'rulebook.printRule': { request: { params: { id: string }; query: { siteId?: string; number?: number } }; response: Blob }
  /** Remind everybody who has not confirmed; once a day each */
  'rulebook.remindOfRule': { request: { params: { id: string }; query: object }; response: { reminded: number } }
  /** Which required documents a site has, lacks, or has let expire */
  'rulebook.ruleCompleteness': { request: { params: object; query: { siteId: string; all?: boolean; fields?: ('requirement' | 'state' | 'applies' | 'document' | 'effectiveOn' | 'expiresOn')[] } }; response: { items: ({ requirement: Schemas['DocumentRequirement']; state: 'present' | 'pending' | 'expired' | 'missing'; applies: boolean; document: Schemas['Ref'] | null; effectiveOn: string | null; expiresOn: string | null })[]; present: number; of: number } }
  /** Everything that happened */
  'rulebook.ruleTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Accept an appeal, so that the evidence no longer counts; refuse it; or withdraw the own one */
  'scores.actOnAppeal': { request: { params: { id: string }; query: object; body: { action: 'accept'; version?: number; decision: string } | { action: 'refuse'; version?: number; decision: string } | { action: 'withdraw'; version?: number } }; response: Schemas['ScoreAppeal'] }
  /** Appeal against a fact of the own score */
  'scores.appealScore': { request: { params: object; query: object; body: { id?: string; siteId: string; month: string; key: string; reason: string; fileIds?: string[] } }; response: Schemas['ScoreAppeal'] }
  /** Appeals against scores, newest first; own ones for everybody */
  'scores.listAppeals': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('open' | 'accepted' | 'refused' | 'withdrawn')[]; month?: string; employeeId?: string; mine?: boolean }; fields?: ('id' | 'number' | 'siteId' | 'month' | 'employee' | 'source' | 'recordId' | 'recordNumber' | 'lost' | 'reason' | 'state' | 'appealedAt' | 'answerDueAt' | 'decidedBy' | 'decidedAt' | 'decision' | 'correction' | 'files' | 'clock' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['ScoreAppeal'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Everything that happened */
  'scores.appealTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Set weights and rules anew, from a month on; weights add up to 100; what is not said of receptionists stays */
  'scores.changeScoreRule': { request: { params: object; query: object; body: { version: number; fromMonth: string; site: { customer: number; mystery: number; internal: number }; receptionist?: { customer: number; mystery: number; internal: number }; employee: { customer: number; mystery: number; internal: number }; receptionPosts?: string[]; priorAnswers: number; priorScore: number; redLineCap: number; closeDay: number; appealDays: number; answerDays: number; awardPlaces: number; awardFrom: number; awardFen: number; dutyBelow: number } }; response: Schemas['ScoreRule'] }
  /** Weights and rules of the score, newest version first */
  'scores.listScoreRules': { request: { params: object; query: { fields?: ('version' | 'fromMonth' | 'site' | 'receptionist' | 'employee' | 'receptionPosts' | 'priorAnswers' | 'priorScore' | 'redLineCap' | 'closeDay' | 'appealDays' | 'answerDays' | 'awardPlaces' | 'awardFrom' | 'awardFen' | 'dutyBelow' | 'at' | 'by')[] } }; response: { items: Schemas['ScoreRule'][] } }
  /** Close a month: its scores are frozen, exactly once */
  'scores.closeScores': { request: { params: object; query: object; body: { siteId: string; month: string } }; response: Schemas['ScoreBoard'] }
  /** The appeals as XLSX or CSV */
  'scores.exportAppeals': { request: { params: object; query: { siteId: string; filter?: { state?: ('open' | 'accepted' | 'refused' | 'withdrawn')[]; month?: string; employeeId?: string; mine?: boolean }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The scores of a month as XLSX or CSV */
  'scores.exportScores': { request: { params: object; query: { siteId: string; month?: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One appeal with its clock */
  'scores.getAppeal': { request: { params: { id: string }; query: object }; response: Schemas['ScoreAppeal'] }
  /** The quality scores of a month: the site, its teams and people; live until the month closes */
  'scores.scoreBoard': { request: { params: object; query: { siteId: string; month?: string } }; response: Schemas['ScoreBoard'] }
  /** One score with every deduction and what it rests on */
  'scores.scoreDetails': { request: { params: object; query: { siteId: string; month?: string; employeeId?: string } }; response: Schemas['ScoreDetails'] }
  /** Give more tasks, or call the plan off with what is not done */
  'servicePlans.actOnServicePlan': { request: { params: { id: string }; query: object; body: { action: 'add'; version?: number; lines: ({ id?: string; title: string; detail?: string; toDepartmentId?: string | null; doerId?: string | null; dueAt: string })[] } | { action: 'call_off'; version?: number; reason: string } }; response: Schemas['ServicePlan'] }
  /** Split a service into tasks of departments and colleagues, and give them */
  'servicePlans.createServicePlan': { request: { params: object; query: object; body: { id?: string; siteId: string; title: string; need?: string; aim?: string; lines: ({ id?: string; title: string; detail?: string; toDepartmentId?: string | null; doerId?: string | null; dueAt: string })[] } }; response: Schemas['ServicePlan'] }
  /** Service plans with how far they are, newest first */
  'servicePlans.listServicePlans': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { open?: boolean; mine?: boolean; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'title' | 'madeBy' | 'madeAt' | 'state' | 'tasks' | 'done' | 'late' | 'dueAt' | 'endedAt' | 'version')[] } }; response: { items: Schemas['ServicePlanSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The plans with their tasks as XLSX or CSV */
  'servicePlans.exportServicePlans': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { open?: boolean; mine?: boolean; q?: string } } }; response: Blob }
  /** One plan with its tasks */
  'servicePlans.getServicePlan': { request: { params: { id: string }; query: { fields?: ('id' | 'siteId' | 'number' | 'kind' | 'title' | 'detail' | 'askedBy' | 'fromDepartment' | 'toDepartment' | 'doer' | 'case' | 'opportunity' | 'plan' | 'dueAt' | 'state' | 'askedAt' | 'acceptedAt' | 'doneAt' | 'outcome' | 'rating' | 'ratingNote' | 'clock' | 'allowedActions' | 'version')[] } }; response: Schemas['ServicePlan'] }
  /** Everything that happened */
  'servicePlans.servicePlanTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Change own language or password */
  'sessions.changeOwnAccount': { request: { params: object; query: object; body: { locale?: 'zh-CN' | 'zh-TW' | 'en'; password?: { old: string; new: string } } }; response: Schemas['Session'] }
  /** Who am I, what may I do */
  'sessions.currentSession': { request: { params: object; query: object }; response: Schemas['Session'] }
  /** Sign out */
  'sessions.endSession': { request: { params: object; query: object }; response: undefined }
  /** Sign in; the token works as bearer and is set as a cookie */
  'sessions.createSession': { request: { params: object; query: object; body: { login: string; password: string; device?: string; app?: 'console' | 'phone'; code?: string } }; response: { token: string; session: Schemas['Session'] } }
  /** Make the organisation, its first site and its administrator */
  'sessions.setup': { request: { params: object; query: object; body: { organizationName: string; siteName: string; siteKind?: 'residential' | 'office' | 'commercial' | 'sales_office'; timeZone?: string; locale?: 'zh-CN' | 'zh-TW' | 'en'; administrator: { name: string; login: string; password: string } } }; response: { token: string; session: Schemas['Session'] } }
  /** Is this a new installation */
  'sessions.setupState': { request: { params: object; query: object }; response: { needsSetup: boolean; isDemo: boolean; demoLogins: ({ login: string; name: string; role: 'administrator' | 'general_manager' | 'site_manager' | 'supervisor' | 'front_desk' | 'steward' | 'technician' | 'guard' | 'officer' | 'resident' })[]; demoPhone: string | null; house: { name: string; slogan: string; servicePhilosophy: string[] } | null } }
  /** Publish a lesson, put it away, or take it back */
  'sharing.actOnLesson': { request: { params: { id: string }; query: object; body: { version?: number; action: 'publish' | 'retire' | 'restore' } }; response: Schemas['Lesson'] }
  /** Note a case that was analysed, a tip, what I learned from a colleague, or where a drill left the script */
  'sharing.addSessionNote': { request: { params: { id: string }; query: object; body: { id?: string; kind: 'case' | 'tip' | 'peer' | 'deviation'; title: string; body: string; caseId?: string | null; aboutId?: string | null } }; response: Schemas['SessionNote'] }
  /** Cases, tips and what was learned at a session */
  'sharing.listSessionNotes': { request: { params: { id: string }; query: { fields?: ('id' | 'kind' | 'title' | 'body' | 'case' | 'about' | 'author' | 'at' | 'articleId' | 'mayRemove' | 'mayPublish')[] } }; response: { items: Schemas['SessionNote'][]; kinds: ('case' | 'tip' | 'peer' | 'deviation')[] } }
  /** Change a lesson */
  'sharing.changeLesson': { request: { params: { id: string }; query: object; body: { version: number; kind: 'experience' | 'lesson'; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; title: string; happened: string; learned: string } }; response: Schemas['Lesson'] }
  /** One lesson, and with whom it was exchanged */
  'sharing.getLesson': { request: { params: { id: string }; query: object }; response: Schemas['Lesson'] }
  /** Write down what was learned, as a draft */
  'sharing.createLesson': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'experience' | 'lesson'; topic: 'duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management'; title: string; happened: string; learned: string; source?: { type: 'case' | 'work_order'; id: string } | null } }; response: Schemas['Lesson'] }
  /** What went well and what went wrong, for everybody in the house; drafts for who keeps training */
  'sharing.listLessons': { request: { params: object; query: { limit?: number; cursor?: string; filter?: { kind?: ('experience' | 'lesson')[]; topic?: ('duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management')[]; state?: ('draft' | 'published' | 'retired')[]; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'kind' | 'topic' | 'title' | 'happened' | 'learned' | 'source' | 'state' | 'writtenBy' | 'writtenAt' | 'exchanges' | 'allowedActions' | 'mayEdit' | 'version')[] } }; response: { items: Schemas['Lesson'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The exchanges as XLSX or CSV */
  'sharing.exportExchanges': { request: { params: object; query: { format?: 'xlsx' | 'csv'; filter?: { form?: ('visit' | 'hosting' | 'talk' | 'association' | 'publication')[]; from?: string; to?: string; q?: string } } }; response: Blob }
  /** The lessons as XLSX or CSV */
  'sharing.exportLessons': { request: { params: object; query: { format?: 'xlsx' | 'csv'; filter?: { kind?: ('experience' | 'lesson')[]; topic?: ('duties' | 'etiquette' | 'communication' | 'reception' | 'complaint' | 'return_visit' | 'repair' | 'patrol' | 'violation' | 'archives' | 'fees' | 'emergency' | 'safety' | 'equipment' | 'sales_office' | 'personal_service' | 'management')[]; state?: ('draft' | 'published' | 'retired')[]; q?: string } } }; response: Blob }
  /** Everything that happened */
  'sharing.lessonTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** With which other companies experience was exchanged */
  'sharing.listExchanges': { request: { params: object; query: { limit?: number; cursor?: string; filter?: { form?: ('visit' | 'hosting' | 'talk' | 'association' | 'publication')[]; from?: string; to?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'exchangedOn' | 'partner' | 'form' | 'participants' | 'given' | 'received' | 'lessons' | 'recordedBy' | 'recordedAt')[] } }; response: { items: Schemas['LessonExchange'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Record an exchange with another company or body: what was told, and what was learned */
  'sharing.recordExchange': { request: { params: object; query: object; body: { id?: string; siteId: string; exchangedOn: string; partner: string; form: 'visit' | 'hosting' | 'talk' | 'association' | 'publication'; participants?: string; given?: string; received: string; lessons?: ({ id: string; direction: 'given' | 'received' })[] } }; response: Schemas['LessonExchange'] }
  /** Put a tip into the knowledge base */
  'sharing.publishTip': { request: { params: { id: string; noteId: string }; query: object; body: { audience?: 'staff' | 'everybody' } }; response: Schemas['SessionNote'] }
  /** Take back what I noted, while the session is not closed */
  'sharing.removeSessionNote': { request: { params: { id: string; noteId: string }; query: object }; response: undefined }
  /** Temporary password, end sessions, unlock, take the second factor off */
  'signIn.actOnAccount': { request: { params: { id: string }; query: object; body: { action: 'reset_password' } | { action: 'end_sessions'; sessionId?: string } | { action: 'unlock' } | { action: 'remove_second_factor'; reason: string } }; response: { password: string | null; safety: Schemas['AccountSafety'] } }
  /** Switch the second factor off, or make new recovery codes */
  'signIn.actOnSecondFactor': { request: { params: object; query: object; body: { action: 'remove' | 'new_codes'; password: string } }; response: { recoveryCodes: string[] } }
  /** Begin a single sign-on: where to send the browser */
  'signIn.beginOidc': { request: { params: object; query: object; body: { organizationId: string } }; response: { url: string } }
  /** Make a new secret for an authenticator app; it counts once a code of it was typed */
  'signIn.beginSecondFactor': { request: { params: object; query: object; body: { password: string } }; response: { secret: string; uri: string } }
  /** Whether my sign-in has a second factor */
  'signIn.getSecondFactor': { request: { params: object; query: object }; response: Schemas['SecondFactor'] }
  /** Change how strict the house is with its accounts */
  'signIn.changeSecurityPolicy': { request: { params: object; query: object; body: Schemas['SecurityPolicyInput'] }; response: Schemas['SecurityPolicy'] }
  /** Length of passwords, rest of sessions, daily storage */
  'signIn.getSecurityPolicy': { request: { params: object; query: object }; response: Schemas['SecurityPolicy'] }
  /** Switch the second factor on by a code; answers the recovery codes, once */
  'signIn.confirmSecondFactor': { request: { params: object; query: object; body: { code: string } }; response: { recoveryCodes: string[] } }
  /** New key; the token is shown this once */
  'signIn.createApiKey': { request: { params: object; query: object; body: { name: string; permissions: ('organization:read' | 'organization:manage' | 'people:read' | 'people:manage' | 'roles:manage' | 'sign_in:manage' | 'api_keys:manage' | 'archives:read' | 'archives:write' | 'archives:import' | 'personal_data:unmask' | 'personal_data:phones' | 'personal_data:log' | 'personal_data:manage' | 'documents:read' | 'documents:basic' | 'documents:property' | 'documents:history' | 'documents:keep' | 'documents:manage' | 'contracts:read' | 'contracts:keep' | 'external_queries:register' | 'external_queries:approve' | 'archives:card' | 'archives:property' | 'archives:history' | 'archives:transfer' | 'archives:merge' | 'archives:campaign' | 'archives:own' | 'cases:read' | 'cases:register' | 'cases:handle' | 'cases:decide' | 'cases:export' | 'cases:import' | 'cases:own' | 'work_orders:read' | 'work_orders:create' | 'work_orders:dispatch' | 'work_orders:work' | 'work_orders:verify' | 'work_orders:export' | 'work_orders:cost' | 'sla:read' | 'sla:manage' | 'stores:read' | 'stores:keep' | 'registers:read' | 'registers:write' | 'registers:work' | 'registers:decide' | 'paid_services:read' | 'paid_services:manage' | 'reception:read' | 'reception:serve' | 'gate:keep' | 'hand_overs:keep' | 'relations:read' | 'relations:notice' | 'relations:record' | 'relations:restricted' | 'relations:decide' | 'relations:own' | 'knowledge:read' | 'knowledge:keep' | 'insight:read' | 'improvements:manage' | 'library:read' | 'library:write' | 'compensation:limits' | 'standards:read' | 'standards:write' | 'checks:score' | 'scores:manage' | 'mystery:manage' | 'training:read' | 'training:manage' | 'training:decide' | 'rota:read' | 'rota:plan' | 'inspections:read' | 'inspections:work' | 'inspections:manage' | 'energy:read' | 'energy:write' | 'maintenance:read' | 'maintenance:work' | 'maintenance:write' | 'maintenance:decide' | 'environment:read' | 'environment:work' | 'environment:write' | 'environment:decide' | 'defects:read' | 'defects:work' | 'defects:manage' | 'emergency:read' | 'emergency:work' | 'emergency:command' | 'emergency:approve' | 'violations:read' | 'violations:work' | 'violations:decide' | 'structure:manage' | 'governance:read' | 'governance:record' | 'governance:write' | 'sites:compare' | 'tasks:own' | 'tasks:assign' | 'settings:manage' | 'messages:outbox' | 'installation:operate' | 'integration:manage')[]; siteIds: string[] | null; answerableId: string; expiresAt: string; perMinute?: number } }; response: { token: string; key: Schemas['ApiKey'] } }
  /** Keys of other systems */
  'signIn.listApiKeys': { request: { params: object; query: { fields?: ('id' | 'name' | 'beginning' | 'permissions' | 'sites' | 'perMinute' | 'answerable' | 'createdAt' | 'createdBy' | 'expiresAt' | 'revokedAt' | 'lastUsedAt' | 'lastAddress' | 'state')[] } }; response: { items: Schemas['ApiKey'][] } }
  /** How a colleague signs in, and where they are signed in */
  'signIn.getAccountSafety': { request: { params: { id: string }; query: object }; response: Schemas['AccountSafety'] }
  /** The single sign-on of the company */
  'signIn.getOidcProvider': { request: { params: object; query: object }; response: { provider: Schemas['OidcProvider'] | null } }
  /** Set up the single sign-on */
  'signIn.saveOidcProvider': { request: { params: object; query: object; body: { label: string; issuer: string; clientId: string; consoleUrl: string; loginClaim?: string; clientSecret?: string; provision?: { role: string; siteId: string | null } | null; isActive?: boolean; version?: number } }; response: Schemas['OidcProvider'] }
  /** End a single sign-on with what the provider sent back */
  'signIn.openOidcSession': { request: { params: object; query: object; body: { code: string; state: string; iss?: string; device?: string } }; response: { token: string; session: Schemas['Session'] } }
  /** Prove again who I am, by password or second factor; a miss counts like one of signing in */
  'signIn.proveSelf': { request: { params: object; query: object; body: { password?: string; code?: string } }; response: { provedAt: string } }
  /** End a key at once */
  'signIn.revokeApiKey': { request: { params: { id: string }; query: object }; response: Schemas['ApiKey'] }
  /** What the sign-in page offers */
  'signIn.signInOptions': { request: { params: object; query: object }; response: { oidc: { id: string; label: string }[] } }
  /** What accounts have stored, who stored most in the last day first */
  'signIn.storageUse': { request: { params: object; query: { fields?: ('account' | 'bytes' | 'bytesOfDay' | 'files')[] } }; response: { bytes: number; files: number; items: { account: Schemas['Ref']; bytes: number; bytesOfDay: number; files: number }[] } }
  /** Ask the provider for what it offers */
  'signIn.testOidcProvider': { request: { params: object; query: object; body: { issuer: string; clientId: string } }; response: { works: boolean; problem: string | null; authorizationEndpoint: string | null } }
  /** I have seen the alert and see to it: nobody is told again and again */
  'sla.acknowledgeClock': { request: { params: { id: string }; query: object; body: { note?: string } }; response: Schemas['Clock'] }
  /** When would it be due */
  'sla.addOnCalendar': { request: { params: { id: string }; query: object; body: { from: string; duration: string } }; response: { due: string; isProvisional: boolean } }
  /** Working seconds between two instants */
  'sla.betweenOnCalendar': { request: { params: { id: string }; query: object; body: { from: string; to: string } }; response: { seconds: number } }
  /** Change quiet hours and digest */
  'sla.changeAlertSettings': { request: { params: object; query: object; body: { version: number; quietFrom?: string | null; quietTo?: string | null; digestAbove?: number } }; response: Schemas['AlertSettings'] }
  /** Quiet hours and digest */
  'sla.getAlertSettings': { request: { params: object; query: object }; response: Schemas['AlertSettings'] }
  /** Make a new version; running clocks keep theirs */
  'sla.changeCalendar': { request: { params: { id: string }; query: object; body: { version: number; name?: string; definition?: Schemas['CalendarDefinitionInput'] } }; response: Schemas['Calendar'] }
  /** One calendar, newest version */
  'sla.getCalendar': { request: { params: { id: string }; query: object }; response: Schemas['Calendar'] }
  /** Change the limits of a reason; pauses that are running keep theirs */
  'sla.changePauseRule': { request: { params: { reason: string }; query: object; body: { version: number; metrics?: string[]; evidence?: 'note' | 'photo' | 'document' | 'appointment'; longestSingleSeconds?: number; longestTotalSeconds?: number; approver?: 'supervisor' | 'site_manager' | 'head_office' } }; response: Schemas['PauseRule'] }
  /** Make a new version; running clocks keep theirs until they are recalculated */
  'sla.changePolicy': { request: { params: { id: string }; query: object; body: { name?: string; post?: string; rank?: number; match?: Schemas['PolicyMatchInput']; targets?: Record<string, { target: string; calendarCode: string; steps: Schemas['PolicyStepInput'][]; retarget?: 'keep_consumed' | 'restart' | 'never_later'; reopen?: 'new_cycle' | 'continue' | 'total'; isCritical?: boolean } | null>; version: number; effectiveFrom?: string; isActive?: boolean } }; response: Schemas['Policy'] }
  /** One policy, newest version */
  'sla.getPolicy': { request: { params: { id: string }; query: object }; response: Schemas['Policy'] }
  /** What is wrong or hardly meant, with a draft put in the place of its policy; nothing is saved */
  'sla.checkPolicies': { request: { params: object; query: object; body: { draft?: Schemas['PolicyDraftInput'] | null } }; response: { items: Schemas['PolicyFinding'][] } }
  /** New calendar */
  'sla.createCalendar': { request: { params: object; query: object; body: { code: string; name: string; siteId?: string | null; definition: Schemas['CalendarDefinitionInput'] } }; response: Schemas['Calendar'] }
  /** Working calendars */
  'sla.listCalendars': { request: { params: object; query: { siteId?: string; fields?: ('id' | 'code' | 'name' | 'siteId' | 'version' | 'definition' | 'years' | 'updatedAt')[] } }; response: { items: Schemas['Calendar'][] } }
  /** New policy */
  'sla.createPolicy': { request: { params: object; query: object; body: { name: string; post?: string; rank?: number; match: Schemas['PolicyMatchInput']; targets: Record<string, { target: string; calendarCode: string; steps: Schemas['PolicyStepInput'][]; retarget?: 'keep_consumed' | 'restart' | 'never_later'; reopen?: 'new_cycle' | 'continue' | 'total'; isCritical?: boolean } | null>; code: string; effectiveFrom?: string } }; response: Schemas['Policy'] }
  /** Which promises hold for what, the more general first */
  'sla.listPolicies': { request: { params: object; query: { inactive?: boolean; fields?: ('id' | 'code' | 'name' | 'post' | 'version' | 'rank' | 'match' | 'targets' | 'excepted' | 'isActive' | 'effectiveFrom' | 'effectiveTo' | 'isUpcoming')[] } }; response: { items: Schemas['Policy'][] } }
  /** The report and its clocks as XLSX */
  'sla.exportSlaReport': { request: { params: object; query: { siteId?: string; from: string; to: string; asOf?: string; filter?: { subjectType?: string; metric?: string; kind?: string; category?: string; urgency?: string; grade?: string; origin?: string; departmentId?: string | '-'; holderId?: string | '-'; cycle?: number; day?: string }; by?: 'site' | 'metric' | 'kind' | 'category' | 'urgency' | 'grade' | 'origin' | 'department' | 'holder' | 'cycle' | 'day' } }; response: Blob }
  /** One promise with its history */
  'sla.getClock': { request: { params: { id: string }; query: { asOf?: string } }; response: { id: string; subjectType: string; subjectId: string; metric: string; cycle: number; state: 'pending' | 'running' | 'paused' | 'stopped' | 'cancelled'; outcome: 'undetermined' | 'met' | 'breached'; targetSeconds: number | null; targetText: string; consumedSeconds: number; remainingSeconds: number | null; startedAt: string | null; dueAt: string | null; stoppedAt: string | null; breachedAt: string | null; pauseReason: string | null; pausedAt: string | null; resumesAt: string | null; opensAt: string | null; isMetByPause: boolean; acknowledged: { by: string; at: string; note: string } | null; holder: Schemas['Ref'] | null; isProvisional: boolean; calendar: Schemas['Ref']; policy: Schemas['Ref']; events?: Schemas['ClockEvent'][]; pauses?: ({ reason: string; from: string; to: string | null; seconds: number })[]; holders?: ({ holder: Schemas['Ref'] | null; from: string; to: string | null; seconds: number })[]; ahead?: { kind: string; at: string; to: string[] }[]; subject: { type: string; id: string; name: string }; siteId: string } }
  /** Progress */
  'sla.getRecalculation': { request: { params: { id: string }; query: object }; response: Schemas['Recalculation'] }
  /** All versions of a calendar, newest first */
  'sla.listCalendarVersions': { request: { params: { id: string }; query: { fields?: ('version' | 'createdAt' | 'createdBy' | 'definition' | 'openClocks')[] } }; response: { items: ({ version: number; createdAt: string; createdBy: string | null; definition: Schemas['CalendarDefinition']; openClocks: number })[] } }
  /** What can be promised */
  'sla.listMetrics': { request: { params: object; query: { fields?: ('metric' | 'start' | 'stop' | 'pause' | 'cancel' | 'pauseReasons' | 'residentMustSee' | 'repeats')[] } }; response: { items: Schemas['Metric'][] } }
  /** For which reasons promises may rest */
  'sla.listPauseRules': { request: { params: object; query: { fields?: ('reason' | 'metrics' | 'evidence' | 'longestSingleSeconds' | 'longestTotalSeconds' | 'approver' | 'version')[] } }; response: { items: Schemas['PauseRule'][] } }
  /** All versions of a policy, newest first */
  'sla.listPolicyVersions': { request: { params: { id: string }; query: { fields?: ('id' | 'code' | 'name' | 'post' | 'version' | 'rank' | 'match' | 'targets' | 'excepted' | 'isActive' | 'effectiveFrom' | 'effectiveTo' | 'isUpcoming' | 'createdAt' | 'createdBy')[] } }; response: { items: ({ id: string; code: string; name: string; post: string; version: number; rank: number; match: Schemas['PolicyMatch']; targets: Schemas['PolicyTarget'][]; excepted: string[]; isActive: boolean; effectiveFrom: string; effectiveTo: string | null; isUpcoming: boolean; createdAt: string; createdBy: string | null })[] } }
  /** The last recalculations */
  'sla.listRecalculations': { request: { params: object; query: { fields?: ('count' | 'unchanged' | 'earlier' | 'later' | 'newlyBreached' | 'noLongerPromised' | 'id' | 'state' | 'total' | 'done' | 'reason' | 'mode' | 'startedBy' | 'startedAt' | 'finishedAt')[] } }; response: { items: Schemas['Recalculation'][] } }
  /** Put open clocks on the newest policies and calendars, in batches in the background */
  'sla.startRecalculation': { request: { params: object; query: object; body: { siteId?: string | null; policyIds?: string[]; calendarIds?: string[]; metrics?: string[]; id?: string; mode?: 'keep_consumed' | 'restart' | 'never_later'; reason: string } }; response: Schemas['Recalculation'] }
  /** Working time of each day of a month */
  'sla.monthOfCalendar': { request: { params: { id: string; month: string }; query: { fields?: ('day' | 'kind' | 'name' | 'isProvisional' | 'intervals')[] } }; response: { items: ({ day: string; kind: 'workday' | 'holiday' | 'makeup' | 'rest' | 'always'; name: string | null; isProvisional: boolean; intervals: { from: string; to: string }[] })[] } }
  /** What recalculating would do: how many earlier, later, newly breached; nothing changes */
  'sla.previewRecalculation': { request: { params: object; query: object; body: { siteId?: string | null; policyIds?: string[]; calendarIds?: string[]; metrics?: string[]; mode?: 'keep_consumed' | 'restart' | 'never_later' } }; response: { count: number; unchanged: number; earlier: number; later: number; newlyBreached: number; noLongerPromised: number; samples: ({ clockId: string; subject: { type: string; id: string; name: string }; metric: string; dueBefore: string | null; dueAfter: string | null; isNewlyBreached: boolean })[] } }
  /** Replay a past period with other promises or working hours and show the difference; nothing changes */
  'sla.simulate': { request: { params: object; query: object; body: { siteId: string; from: string; to: string; policies?: Schemas['PolicyDraftInput'][]; calendars?: { code: string; definition: unknown }[] } }; response: { rows: ({ subjectType: string; metric: string; count: number; metBefore: number; metAfter: number; breachedBefore: number; breachedAfter: number; rateBefore: number | null; rateAfter: number | null; newlyBreached: number; newlyMet: number; dropped: number; unknown: number })[]; changed: ({ clockId: string; subject: { type: string; id: string; name: string }; metric: string; dueBefore: string | null; dueAfter: string | null; outcomeBefore: 'met' | 'breached' | 'open'; outcomeAfter: 'met' | 'breached' | 'open' })[]; changedCount: number; replayed: number } }
  /** Promises kept in a period, by any dimension */
  'sla.slaReport': { request: { params: object; query: { siteId?: string; from: string; to: string; asOf?: string; filter?: { subjectType?: string; metric?: string; kind?: string; category?: string; urgency?: string; grade?: string; origin?: string; departmentId?: string | '-'; holderId?: string | '-'; cycle?: number; day?: string }; by?: 'site' | 'metric' | 'kind' | 'category' | 'urgency' | 'grade' | 'origin' | 'department' | 'holder' | 'cycle' | 'day'; fields?: ('subjectType' | 'metric' | 'value' | 'name' | 'count' | 'met' | 'breached' | 'open' | 'cancelled' | 'rate' | 'p50Seconds' | 'p90Seconds' | 'p50WallSeconds' | 'p90WallSeconds' | 'paused' | 'pausedSeconds' | 'metByPause')[] } }; response: Schemas['SlaReport'] }
  /** Values that occur, for the filters of the report */
  'sla.slaReportChoices': { request: { params: object; query: { siteId?: string; fields?: ('dimension' | 'value' | 'name')[] } }; response: { items: ({ dimension: 'site' | 'metric' | 'kind' | 'category' | 'urgency' | 'grade' | 'origin' | 'department' | 'holder' | 'cycle' | 'day'; value: string; name: string })[] } }
  /** The clocks behind a figure */
  'sla.slaReportClocks': { request: { params: object; query: { siteId?: string; from: string; to: string; asOf?: string; filter?: { subjectType?: string; metric?: string; kind?: string; category?: string; urgency?: string; grade?: string; origin?: string; departmentId?: string | '-'; holderId?: string | '-'; cycle?: number; day?: string }; limit?: number; cursor?: string; outcome?: 'met' | 'breached' | 'open' | 'cancelled' | 'met_by_pause' | 'paused'; reason?: string; total?: boolean; fields?: ('id' | 'site' | 'subject' | 'metric' | 'cycle' | 'kind' | 'urgency' | 'grade' | 'holder' | 'state' | 'outcome' | 'targetText' | 'startedAt' | 'dueAt' | 'stoppedAt' | 'consumedSeconds' | 'wallSeconds' | 'pausedSeconds' | 'overrunSeconds' | 'isMetByPause')[] } }; response: { items: Schemas['SlaReportClock'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Approve, decline or withdraw leave */
  'staffing.actOnLeave': { request: { params: { id: string }; query: object; body: { action: 'approve' | 'decline' | 'withdraw'; version?: number; note?: string } }; response: Schemas['LeaveRequest'] }
  /** Answer, approve, decline or withdraw a swap */
  'staffing.actOnSwap': { request: { params: { id: string }; query: object; body: { action: 'accept' | 'refuse' | 'approve' | 'decline' | 'withdraw'; version?: number; note?: string } }; response: Schemas['ShiftSwap'] }
  /** Plan with the computed numbers */
  'staffing.adoptQuotas': { request: { params: object; query: object; body: { siteId: string; positionIds: string[] } }; response: Schemas['StaffingQuotas'] }
  /** Ask for leave */
  'staffing.askLeave': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'annual' | 'sick' | 'personal' | 'marriage' | 'maternity' | 'bereavement' | 'compensatory' | 'other'; from: string; to: string; reason?: string } }; response: Schemas['LeaveRequest'] }
  /** Leave of a site, the latest first; who does not plan sees the own */
  'staffing.listLeave': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('asked' | 'approved' | 'declined' | 'withdrawn')[]; kind?: ('annual' | 'sick' | 'personal' | 'marriage' | 'maternity' | 'bereavement' | 'compensatory' | 'other')[]; employeeId?: string; from?: string; to?: string }; fields?: ('id' | 'siteId' | 'employee' | 'kind' | 'from' | 'to' | 'days' | 'reason' | 'state' | 'askedAt' | 'decidedAt' | 'decidedBy' | 'decisionNote' | 'shifts' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['LeaveRequest'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Ask a colleague to swap */
  'staffing.askSwap': { request: { params: object; query: object; body: { id?: string; shiftId: string; withId: string; returnShiftId?: string | null; reason?: string } }; response: Schemas['ShiftSwap'] }
  /** Swaps of a site; who does not plan sees the own */
  'staffing.listSwaps': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { state?: ('asked' | 'accepted' | 'refused' | 'approved' | 'declined' | 'withdrawn')[] }; fields?: ('id' | 'siteId' | 'askedBy' | 'with' | 'gives' | 'takes' | 'reason' | 'state' | 'askedAt' | 'answeredAt' | 'decidedAt' | 'decidedBy' | 'decisionNote' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['ShiftSwap'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Change a post */
  'staffing.changeRotaPost': { request: { params: { id: string }; query: object; body: { version: number; name: string; kind: 'fixed' | 'patrol' | 'service' | 'duty_manager' | 'night_manager'; zoneId?: string | null; positionId?: string | null; patternId: string; headcount?: number; certificates?: string[]; trades?: string[]; sortOrder?: number; map?: { x: number; y: number } | null; isActive: boolean } }; response: Schemas['RotaPost'] }
  /** Change a shift pattern; published shifts stay as they are */
  'staffing.changeShiftPattern': { request: { params: { id: string }; query: object; body: { version: number; name: string; isAroundTheClock: boolean; weekdays: number[]; shifts: { code: string; name: string; start: string; minutes: number }[]; isActive: boolean } }; response: Schemas['ShiftPattern'] }
  /** Coverage of posts by day and post */
  'staffing.coverageFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: { seats: number; held: number; coverage: number | null; days: { day: string; seats: number; held: number }[]; posts: { post: Schemas['Ref']; seats: number; held: number }[] } }
  /** New post of a site */
  'staffing.createRotaPost': { request: { params: object; query: object; body: { id?: string; siteId: string; name: string; kind: 'fixed' | 'patrol' | 'service' | 'duty_manager' | 'night_manager'; zoneId?: string | null; positionId?: string | null; patternId: string; headcount?: number; certificates?: string[]; trades?: string[]; sortOrder?: number; map?: { x: number; y: number } | null } }; response: Schemas['RotaPost'] }
  /** The posts that a site mans */
  'staffing.listRotaPosts': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'name' | 'kind' | 'zone' | 'position' | 'pattern' | 'headcount' | 'certificates' | 'trades' | 'sortOrder' | 'map' | 'isActive' | 'version')[] } }; response: { items: Schemas['RotaPost'][] } }
  /** New shift pattern */
  'staffing.createShiftPattern': { request: { params: object; query: object; body: { id?: string; name: string; isAroundTheClock: boolean; weekdays: number[]; shifts: { code: string; name: string; start: string; minutes: number }[] } }; response: Schemas['ShiftPattern'] }
  /** Shift patterns of the organisation */
  'staffing.listShiftPatterns': { request: { params: object; query: { fields?: ('id' | 'name' | 'isAroundTheClock' | 'weekdays' | 'shifts' | 'isActive' | 'version')[] } }; response: { items: Schemas['ShiftPattern'][] } }
  /** Leave as XLSX or CSV */
  'staffing.exportLeave': { request: { params: object; query: { siteId: string; filter?: { state?: ('asked' | 'approved' | 'declined' | 'withdrawn')[]; kind?: ('annual' | 'sick' | 'personal' | 'marriage' | 'maternity' | 'bereavement' | 'compensatory' | 'other')[]; employeeId?: string; from?: string; to?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Quotas as XLSX or CSV */
  'staffing.exportQuotas': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The rota as XLSX or CSV */
  'staffing.exportRota': { request: { params: object; query: { siteId: string; month: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The posts that a site mans as XLSX or CSV */
  'staffing.exportRotaPosts': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Swaps as XLSX or CSV */
  'staffing.exportSwaps': { request: { params: object; query: { siteId: string; filter?: { state?: ('asked' | 'accepted' | 'refused' | 'approved' | 'declined' | 'withdrawn')[] }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Plan the draft by rule; what was set by hand stays unless it is asked to go */
  'staffing.generateRota': { request: { params: object; query: object; body: { siteId: string; month: string; version: number; fromDay?: string; keepByHand?: boolean } }; response: Schemas['Rota'] }
  /** Posts of a site: computed, planned, filled, vacant */
  'staffing.getQuotas': { request: { params: object; query: { siteId: string; fields?: ('position' | 'basis' | 'per' | 'atLeast' | 'measure' | 'computed' | 'planned' | 'actual' | 'vacancy')[] } }; response: Schemas['StaffingQuotas'] }
  /** Set measures and rules of a site */
  'staffing.saveQuotas': { request: { params: object; query: object; body: { siteId: string; version: number; areaM2: number | null; visitorsPerDay: number | null; restHours: number; maxDaysInRow: number; maxWeekHours: number; cleaningSteps: { from: number; times: number }[]; rules: ({ positionId: string; basis: 'area' | 'households' | 'traffic' | 'posts' | 'fixed'; per: number; atLeast?: number })[]; zones?: ({ zoneId: string; visitorsPerDay: number | null; timesByHand: number | null })[] } }; response: Schemas['StaffingQuotas'] }
  /** The rota of a site and month */
  'staffing.getRota': { request: { params: object; query: { siteId: string; month: string } }; response: Schemas['Rota'] }
  /** What was published when, and by whom */
  'staffing.listRotaPublications': { request: { params: object; query: { siteId: string; month: string; fields?: ('number' | 'kind' | 'at' | 'by' | 'note' | 'added' | 'removed' | 'gaps')[] } }; response: { items: Schemas['RotaPublication'][] } }
  /** My own published shifts */
  'staffing.myRota': { request: { params: object; query: { from: string; to: string; fields?: ('id' | 'day' | 'site' | 'post' | 'shift' | 'shiftName' | 'from' | 'to' | 'swap')[] } }; response: { items: ({ id: string; day: string; site: Schemas['Ref']; post: Schemas['Ref']; shift: string; shiftName: string; from: string; to: string; swap: { id: string; state: 'asked' | 'accepted' | 'refused' | 'approved' | 'declined' | 'withdrawn' } | null })[] } }
  /** The month as a table, or a sheet for the wall */
  'staffing.printRota': { request: { params: object; query: { siteId: string; month: string; layout?: 'table' | 'wall' } }; response: Blob }
  /** Publish the draft */
  'staffing.publishRota': { request: { params: object; query: object; body: { siteId: string; month: string; version: number; withGaps?: boolean; note?: string } }; response: Schemas['Rota'] }
  /** Set or clear cells of the draft by hand */
  'staffing.setRotaCells': { request: { params: object; query: object; body: { siteId: string; month: string; version: number; cells: ({ employeeId: string; day: string; postId: string | null; shift?: string })[] } }; response: Schemas['Rota'] }
  /** With whom a shift of mine could be swapped */
  'staffing.swapChoices': { request: { params: object; query: { shiftId: string; fields?: ('colleague' | 'mayTakeOver' | 'returns')[] } }; response: { items: { colleague: Schemas['Ref']; mayTakeOver: boolean; returns: { id: string; day: string; post: Schemas['Ref']; shift: string; from: string; to: string }[] }[] } }
  /** Who is on duty at a moment, what is not manned, and who could be called */
  'staffing.whoIsOn': { request: { params: object; query: { siteId: string; at?: string; fields?: ('employee' | 'position' | 'post' | 'kind' | 'zone' | 'shift' | 'from' | 'to' | 'isClockedIn' | 'lacks')[] } }; response: { items: ({ employee: Schemas['Ref']; position: string; post: Schemas['Ref']; kind: 'fixed' | 'patrol' | 'service' | 'duty_manager' | 'night_manager'; zone: Schemas['Ref'] | null; shift: string; from: string; to: string; isClockedIn: boolean; lacks: string[] })[]; at: string; hasRota: boolean; gaps: { post: Schemas['Ref']; shift: string; missing: number }[]; unplanned: Schemas['Ref'][] } }
  /** I have seen how I was scored, and say something to it */
  'standards.acknowledgeCheck': { request: { params: { id: string }; query: object; body: { version?: number; reply?: string } }; response: Schemas['ServiceCheckDetails'] }
  /** Publish a draft with its reason, withdraw a standard, or take it back into use */
  'standards.actOnStandard': { request: { params: { id: string }; query: object; body: { version?: number; action: 'publish' | 'withdraw' | 'restore'; reason?: string; improvementNumber?: '' | string } }; response: Schemas['ServiceStandard'] }
  /** Add the ready-made standards that are missing */
  'standards.addReadyStandards': { request: { params: object; query: object }; response: { added: number } }
  /** Scores of a period by colleague, place, scene and dimension */
  'standards.checkFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: { count: number; score: number | null; redLines: number; people: ({ id: string; name: string; count: number; score: number | null; redLines: number })[]; scenes: ({ scene: 'dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s'; count: number; score: number | null })[]; dimensions: ({ name: string; count: number; score: number | null })[]; missed: { text: string; standard: string; missed: number; of: number }[] } }
  /** Everything that happened */
  'standards.checkTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** I have read the version in force */
  'standards.confirmStandard': { request: { params: { id: string }; query: object; body: { number: number } }; response: Schemas['ServiceStandard'] }
  /** Score a colleague or a place by a standard */
  'standards.createCheck': { request: { params: object; query: object; body: { id?: string; siteId: string; standardId: string; occasion?: 'routine' | 'internal_audit' | 'mystery_visit' | 'six_s'; employeeId?: string | null; place?: string; areaId?: string | null; answers: ({ itemId: string; value: number | null; note?: string })[]; comment?: string; fileIds?: string[] } }; response: Schemas['ServiceCheckDetails'] }
  /** Checks, newest first; own ones for everybody */
  'standards.listChecks': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { occasion?: ('routine' | 'internal_audit' | 'mystery_visit' | 'six_s')[]; areaId?: string; employeeId?: string; standardId?: string; scene?: ('dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s')[]; mine?: boolean; redLine?: boolean; from?: string; to?: string }; fields?: ('id' | 'number' | 'siteId' | 'occasion' | 'standard' | 'employee' | 'place' | 'areaId' | 'score' | 'hasRedLine' | 'checkedBy' | 'checkedAt' | 'acknowledgedAt' | 'version')[] } }; response: { items: Schemas['ServiceCheck'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** New standard, as a draft */
  'standards.createStandard': { request: { params: object; query: object; body: { id?: string; code: string; name: string; kind?: 'standard' | 'procedure' | 'guideline'; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager'; scene: 'dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s'; items: Schemas['StandardItemInput'][] } }; response: Schemas['ServiceStandard'] }
  /** Service standards by post and scene */
  'standards.listStandards': { request: { params: object; query: { filter?: { post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; scene?: ('dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s')[]; kind?: ('standard' | 'procedure' | 'guideline')[]; state?: ('draft' | 'published' | 'withdrawn')[]; unread?: boolean; q?: string }; fields?: ('id' | 'code' | 'name' | 'kind' | 'post' | 'scene' | 'state' | 'currentVersion' | 'items' | 'hasDraft' | 'isRead' | 'version' | 'updatedAt')[] } }; response: { items: Schemas['ServiceStandardSummary'][] } }
  /** Write the next version; it is in force once published */
  'standards.draftStandard': { request: { params: { id: string }; query: object; body: { version: number; items: Schemas['StandardItemInput'][] } }; response: Schemas['ServiceStandard'] }
  /** The checks as XLSX or CSV */
  'standards.exportChecks': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { occasion?: ('routine' | 'internal_audit' | 'mystery_visit' | 'six_s')[]; areaId?: string; employeeId?: string; standardId?: string; scene?: ('dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s')[]; mine?: boolean; redLine?: boolean; from?: string; to?: string } } }; response: Blob }
  /** Who has not confirmed which standard, as XLSX or CSV */
  'standards.exportOutstandingReadings': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Service standards as XLSX or CSV */
  'standards.exportStandards': { request: { params: object; query: { filter?: { post?: ('everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager')[]; scene?: ('dress' | 'grooming' | 'posture' | 'greeting' | 'reception' | 'phone' | 'language' | 'complaint' | 'home_visit' | 'environment' | 'gate' | 'touchpoints' | 'values' | 'competence' | 'personal' | 'steward_service' | 'conduct' | 'six_s')[]; kind?: ('standard' | 'procedure' | 'guideline')[]; state?: ('draft' | 'published' | 'withdrawn')[]; unread?: boolean; q?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One check with its answers */
  'standards.getCheck': { request: { params: { id: string }; query: object }; response: Schemas['ServiceCheckDetails'] }
  /** One standard with its versions */
  'standards.getStandard': { request: { params: { id: string }; query: object }; response: Schemas['ServiceStandard'] }
  /** Who has not confirmed which standard of their post */
  'standards.outstandingReadings': { request: { params: object; query: { siteId: string; fields?: ('standard' | 'number' | 'of' | 'read' | 'missing')[] } }; response: { items: { standard: Schemas['Ref']; number: number; of: number; read: number; missing: Schemas['Ref'][] }[] } }
  /** The handbook of a post as one PDF: its duty sheets, its part in the matrix of duties, and all standards in force for it */
  'standards.printHandbook': { request: { params: object; query: { siteId: string; post: 'everybody' | 'customer_service' | 'front_desk' | 'steward' | 'technician' | 'security' | 'cleaning' | 'sales_office' | 'manager' } }; response: Blob }
  /** Where a standard is used: checklists, questions, courses, the latest score sheets */
  'standards.standardUses': { request: { params: { id: string }; query: { fields?: ('kind' | 'id' | 'code' | 'name' | 'number' | 'itemIds')[] } }; response: { items: ({ kind: 'checklist' | 'question' | 'course' | 'score_sheet' | 'duty_sheet' | 'drill' | 'mystery_visit'; id: string; code: string; name: string; number: number | null; itemIds: string[] })[] } }
  /** Change an item; its stock changes by movements only */
  'stores.changeStoreItem': { request: { params: { id: string }; query: object; body: { version: number; name?: string; specification?: string; unit?: string; place?: string; minimum?: number; priceFen?: number | null; isActive?: boolean; backupSupplier?: string; backupPhone?: string; spare?: string; contingency?: string } }; response: Schemas['StoreItem'] }
  /** One item */
  'stores.getStoreItem': { request: { params: { id: string }; query: object }; response: Schemas['StoreItem'] }
  /** Items whose stock is not the sum of their movements */
  'stores.checkStore': { request: { params: object; query: { siteId: string; fields?: ('item' | 'onHand' | 'sum')[] } }; response: { items: { item: Schemas['Ref']; onHand: number; sum: number }[] } }
  /** New item */
  'stores.createStoreItem': { request: { params: object; query: object; body: { code: string; name: string; specification?: string; unit: string; place?: string; minimum?: number; priceFen?: number | null; backupSupplier?: string; backupPhone?: string; spare?: string; contingency?: string; id?: string; siteId: string } }; response: Schemas['StoreItem'] }
  /** What a site keeps, by code */
  'stores.listStoreItems': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { q?: string; low?: boolean; active?: boolean; prepared?: boolean }; fields?: ('id' | 'siteId' | 'code' | 'name' | 'specification' | 'unit' | 'place' | 'minimum' | 'priceFen' | 'onHand' | 'backupSupplier' | 'backupPhone' | 'spare' | 'contingency' | 'isLow' | 'isActive' | 'updatedAt' | 'version')[] } }; response: { items: Schemas['StoreItem'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The stock as XLSX or CSV */
  'stores.exportStoreItems': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { q?: string; low?: boolean; active?: boolean; prepared?: boolean } } }; response: Blob }
  /** The in/out register as XLSX or CSV */
  'stores.exportStoreMovements': { request: { params: object; query: { siteId: string; filter?: { itemId?: string; workOrderId?: string; kind?: ('receive' | 'issue' | 'give_back' | 'damage' | 'count')[]; from?: string; to?: string }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The in/out register, newest first */
  'stores.listStoreMovements': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; filter?: { itemId?: string; workOrderId?: string; kind?: ('receive' | 'issue' | 'give_back' | 'damage' | 'count')[]; from?: string; to?: string }; fields?: ('id' | 'item' | 'unit' | 'kind' | 'quantity' | 'after' | 'at' | 'by' | 'workOrder' | 'note' | 'priceFen')[] } }; response: { items: Schemas['StoreMovement'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Receive, issue, give back, write off or count */
  'stores.moveStoreItem': { request: { params: { id: string }; query: object; body: { id?: string; kind: 'receive' | 'issue' | 'give_back' | 'damage' | 'count'; quantity: number; note?: string; priceFen?: number | null } }; response: { item: Schemas['StoreItem']; movement: Schemas['StoreMovement'] } }
  /** 《物资应急方案》 of the site as PDF */
  'stores.printContingencies': { request: { params: object; query: { siteId: string } }; response: Blob }
  /** Add the usual posts that are missing, and give them to colleagues whose post is called so */
  'structure.addReadyPositions': { request: { params: object; query: object }; response: { added: number; linked: number } }
  /** Change what the company says of itself */
  'structure.changeCompanyProfile': { request: { params: object; query: object; body: { version: number; name?: string; foundedOn?: string | null; slogan?: string; servicePhilosophy?: string[]; qualitySystem?: string; about?: string } }; response: Schemas['CompanyProfile'] }
  /** What the company says of itself, with its sites, their area and who leads them */
  'structure.getCompanyProfile': { request: { params: object; query: object }; response: Schemas['CompanyProfile'] }
  /** Rename, move, close or reopen a department */
  'structure.changeDepartment': { request: { params: { id: string }; query: object; body: { version: number; name?: string; alias?: string[]; parentId?: string | null; sortOrder?: number; isActive?: boolean } }; response: Schemas['Department'] }
  /** Change a post */
  'structure.changePosition': { request: { params: { id: string }; query: object; body: { version: number; name?: string; departmentCode?: string | null; line?: 'FRONT_LINE' | 'SECOND_LINE'; role?: string | null; isCore?: boolean; requiredYears?: number | null; requiredExperience?: string; sortOrder?: number; isActive?: boolean } }; response: Schemas['Position'] }
  /** Change area, amenities and words of a site */
  'structure.changeSiteProfile': { request: { params: { id: string }; query: object; body: { version: number; managedAreaM2?: number | null; amenities?: string[]; about?: string; openedOn?: string | null } }; response: Schemas['SiteProfile'] }
  /** Area, amenities and management of a site */
  'structure.getSiteProfile': { request: { params: { id: string }; query: object }; response: Schemas['SiteProfile'] }
  /** Rename a template or put it away */
  'structure.changeSiteTemplate': { request: { params: { id: string }; query: object; body: { version: number; name?: string; note?: string; isActive?: boolean } }; response: Schemas['SiteTemplate'] }
  /** Name, slogan and philosophy of the house */
  'structure.companyFace': { request: { params: object; query: object }; response: Schemas['CompanyFace'] }
  /** New post */
  'structure.createPosition': { request: { params: object; query: object; body: { id?: string; code: string; name: string; departmentCode?: string | null; line: 'FRONT_LINE' | 'SECOND_LINE'; role?: string | null; isCore?: boolean; requiredYears?: number | null; requiredExperience?: string; sortOrder?: number } }; response: Schemas['Position'] }
  /** Posts of the organisation */
  'structure.listPositions': { request: { params: object; query: { all?: boolean; fields?: ('id' | 'code' | 'name' | 'departmentCode' | 'line' | 'role' | 'isCore' | 'requiredYears' | 'requiredExperience' | 'isActive' | 'sortOrder' | 'version')[] } }; response: { items: Schemas['Position'][] } }
  /** Posts of the organisation as XLSX or CSV */
  'structure.exportPositions': { request: { params: object; query: { all?: boolean; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** What new sites can start from */
  'structure.listSiteTemplates': { request: { params: object; query: { fields?: ('id' | 'name' | 'siteKind' | 'note' | 'fromSite' | 'madeBy' | 'madeAt' | 'isActive' | 'parts' | 'version')[] } }; response: { items: Schemas['SiteTemplate'][] } }
  /** Keep the settings of a site as a template */
  'structure.saveSiteTemplate': { request: { params: object; query: object; body: { id?: string; siteId: string; name: string; note?: string } }; response: Schemas['SiteTemplate'] }
  /** Departments, posts and people of a site */
  'structure.orgChart': { request: { params: object; query: { siteId: string } }; response: Schemas['OrgChart'] }
  /** How many of each post a site plans with */
  'structure.setEstablishment': { request: { params: { id: string }; query: object; body: { items: { positionId: string; planned: number }[] } }; response: { items: { positionId: string; planned: number }[] } }
  /** What changed at a site and in its structure */
  'structure.siteTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Take it on, report it done, decline, call it off, send it back, or close it with a rating */
  'tasks.actOnTask': { request: { params: { id: string }; query: object; body: { action: 'accept' | 'finish' | 'decline' | 'cancel' | 'reopen' | 'close'; version?: number; note?: string; rating?: number | null } }; response: Schemas['StaffTask'] }
  /** How fast departments answer each other */
  'tasks.assistReport': { request: { params: object; query: { siteId: string; from: string; to: string; fields?: ('department' | 'asked' | 'answered' | 'minutesToAnswer' | 'hoursToDone' | 'onTime' | 'rating' | 'rated' | 'joint' | 'jointHoursToDone')[] } }; response: { items: ({ department: Schemas['Ref']; asked: number; answered: number; minutesToAnswer: number | null; hoursToDone: number | null; onTime: number | null; rating: number | null; rated: number; joint: number; jointHoursToDone: number | null })[] } }
  /** The teams that work or worked on a case */
  'tasks.caseTeams': { request: { params: { id: string }; query: { fields?: ('id' | 'caseId' | 'purpose' | 'lead' | 'members' | 'madeBy' | 'madeAt' | 'endedAt' | 'result' | 'version')[] } }; response: { items: Schemas['CaseTeam'][] } }
  /** Put colleagues of several departments on a case */
  'tasks.formTeam': { request: { params: { id: string }; query: object; body: { id?: string; purpose: string; leadId: string; memberIds: string[] } }; response: Schemas['CaseTeam'] }
  /** Change who is on a team, or end it with its result */
  'tasks.changeTeam': { request: { params: { id: string }; query: object; body: { version: number; leadId?: string; memberIds?: string[]; result?: string } }; response: Schemas['CaseTeam'] }
  /** Give a task, or ask another department for help */
  'tasks.createTask': { request: { params: object; query: object; body: { id?: string; siteId: string; kind: 'ad_hoc' | 'assist'; title: string; detail?: string; doerId?: string | null; toDepartmentId?: string | null; caseId?: string | null; opportunityId?: string | null; dueAt: string } }; response: Schemas['StaffTask'] }
  /** Ad-hoc tasks and assists, newest first */
  'tasks.listTasks': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { kind?: ('ad_hoc' | 'assist')[]; state?: ('asked' | 'accepted' | 'done' | 'closed' | 'declined' | 'cancelled')[]; open?: boolean; mine?: boolean; departmentId?: string; caseId?: string; opportunityId?: string; planId?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'kind' | 'title' | 'detail' | 'askedBy' | 'fromDepartment' | 'toDepartment' | 'doer' | 'case' | 'opportunity' | 'plan' | 'dueAt' | 'state' | 'askedAt' | 'acceptedAt' | 'doneAt' | 'outcome' | 'rating' | 'ratingNote' | 'clock' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['StaffTask'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** How fast departments answer each other as XLSX or CSV */
  'tasks.exportAssistReport': { request: { params: object; query: { siteId: string; from: string; to: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The tasks as XLSX or CSV */
  'tasks.exportTasks': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { kind?: ('ad_hoc' | 'assist')[]; state?: ('asked' | 'accepted' | 'done' | 'closed' | 'declined' | 'cancelled')[]; open?: boolean; mine?: boolean; departmentId?: string; caseId?: string; opportunityId?: string; planId?: string; q?: string } } }; response: Blob }
  /** One task or assist */
  'tasks.getTask': { request: { params: { id: string }; query: object }; response: Schemas['StaffTask'] }
  /** Everything that happened */
  'tasks.taskTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Verify or dismiss, issue a notice and record its delivery, look again, escalate, report to the authority and follow its answer, close */
  'violations.actOnViolation': { request: { params: { id: string }; query: object; body: { version?: number; action: 'verify' | 'stop' | 'issue_notice' | 'deliver' | 'recheck' | 'refuse' | 'escalate' | 'report_authority' | 'follow_up' | 'answer' | 'assign' | 'close' | 'dismiss'; note?: string; photoIds?: string[]; at?: string; typeId?: string | null; degree?: 'light' | 'general' | 'serious' | null; unitId?: string | null; party?: string; handlerId?: string | null; addressee?: string; words?: string; dueOn?: string | null; delivery?: 'in_person' | 'left_at_door' | 'by_post' | 'electronic' | 'signature_refused' | null; receivedBy?: string; signatureId?: string | null; witness?: string; isFine?: boolean | null; answerNumber?: string } }; response: Schemas['Violation'] }
  /** Change a type; notices that went out keep their words */
  'violations.changeViolationType': { request: { params: { id: string }; query: object; body: { version: number; name: string; nature: 'building' | 'renovation' | 'fire_safety' | 'parking' | 'public_area' | 'illegal_use' | 'noise' | 'pets' | 'other'; basis: string; isActive?: boolean } }; response: Schemas['ViolationType'] }
  /** New type */
  'violations.createViolationType': { request: { params: object; query: object; body: { id?: string; siteId: string; name: string; nature: 'building' | 'renovation' | 'fire_safety' | 'parking' | 'public_area' | 'illegal_use' | 'noise' | 'pets' | 'other'; basis: string; isActive?: boolean } }; response: Schemas['ViolationType'] }
  /** Types of violations of a site with what they rest on */
  'violations.listViolationTypes': { request: { params: object; query: { siteId: string; fields?: ('id' | 'siteId' | 'name' | 'nature' | 'basis' | 'isActive' | 'version')[] } }; response: { items: Schemas['ViolationType'][] } }
  /** Violations as XLSX or CSV, without who reported them */
  'violations.exportViolations': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv'; filter?: { state?: ('reported' | 'verified' | 'dismissed' | 'notice_issued' | 'rectifying' | 'rectified' | 'refused' | 'escalated' | 'reported_to_authority' | 'closed')[]; source?: ('patrol' | 'owner_report' | 'renovation_check' | 'gate')[]; nature?: ('building' | 'renovation' | 'fire_safety' | 'parking' | 'public_area' | 'illegal_use' | 'noise' | 'pets' | 'other')[]; degree?: ('light' | 'general' | 'serious')[]; unitId?: string; open?: boolean; overdue?: boolean; mine?: boolean; repeated?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** One violation */
  'violations.getViolation': { request: { params: { id: string }; query: object }; response: Schemas['Violation'] }
  /** Violations of a site, latest first */
  'violations.listViolations': { request: { params: object; query: { limit?: number; cursor?: string; siteId: string; total?: boolean; filter?: { state?: ('reported' | 'verified' | 'dismissed' | 'notice_issued' | 'rectifying' | 'rectified' | 'refused' | 'escalated' | 'reported_to_authority' | 'closed')[]; source?: ('patrol' | 'owner_report' | 'renovation_check' | 'gate')[]; nature?: ('building' | 'renovation' | 'fire_safety' | 'parking' | 'public_area' | 'illegal_use' | 'noise' | 'pets' | 'other')[]; degree?: ('light' | 'general' | 'serious')[]; unitId?: string; open?: boolean; overdue?: boolean; mine?: boolean; repeated?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'siteId' | 'number' | 'source' | 'unit' | 'place' | 'party' | 'description' | 'foundAt' | 'foundBy' | 'reporter' | 'state' | 'type' | 'degree' | 'verifiedAt' | 'owner' | 'handler' | 'finding' | 'papers' | 'dueOn' | 'isOverdue' | 'repeats' | 'closedAt' | 'outcome' | 'photos' | 'allowedActions' | 'version')[] } }; response: { items: Schemas['Violation'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Report a violation; who reported it to the house is kept confidential */
  'violations.reportViolation': { request: { params: object; query: object; body: { id?: string; siteId: string; source?: 'patrol' | 'owner_report' | 'renovation_check' | 'gate'; unitId?: string | null; place?: string; party?: string; description: string; reporterName?: string; reporterContact?: string; photoIds?: string[]; at?: string } }; response: Schemas['Violation'] }
  /** A rectification notice, or the letter to the authority, as PDF with its evidence */
  'violations.printViolationPaper': { request: { params: { id: string }; query: object }; response: Blob }
  /** Violations found in a period: count, nature, closure rate, units that repeat */
  'violations.violationFigures': { request: { params: object; query: { siteId: string; from: string; to: string } }; response: Schemas['ViolationFigures'] }
  /** Everything that happened */
  'violations.violationTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Enable, disable, rotate or show the secret, send a test event, replay what failed */
  'webhooks.actOnWebhook': { request: { params: { id: string }; query: object; body: { action: 'enable' | 'disable' | 'rotate_secret' | 'show_secret' | 'test' | 'replay_failed' } }; response: { endpoint: Schemas['WebhookEndpoint']; secret: string | null; count: number } }
  /** Replay: the same body under the same id */
  'webhooks.actOnWebhookDelivery': { request: { params: { id: string }; query: object; body: { action: 'replay' } }; response: Schemas['WebhookDelivery'] }
  /** Change an endpoint */
  'webhooks.changeWebhook': { request: { params: { id: string }; query: object; body: { version?: number; name: string; url: string; events?: ('case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test')[]; siteId?: string | null; hasPersonalData?: boolean } }; response: Schemas['WebhookEndpoint'] }
  /** One endpoint */
  'webhooks.getWebhook': { request: { params: { id: string }; query: object }; response: Schemas['WebhookEndpoint'] }
  /** Remove an endpoint with its log */
  'webhooks.removeWebhook': { request: { params: { id: string }; query: object }; response: undefined }
  /** Add an endpoint; the signing secret is in the answer */
  'webhooks.createWebhook': { request: { params: object; query: object; body: { id?: string; name: string; url: string; events?: ('case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test')[]; siteId?: string | null; hasPersonalData?: boolean } }; response: { id: string; name: string; url: string; events: ('case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test')[]; siteId: string | null; hasPersonalData: boolean; isActive: boolean; disabledReason: 'by_hand' | 'gone' | 'failing' | null; failingSince: string | null; secretCount: number; version: number; createdAt: string; lately: { delivered: number; waiting: number; failed: number }; secret: string } }
  /** Other systems that hear of what happens */
  'webhooks.listWebhooks': { request: { params: object; query: { fields?: ('id' | 'name' | 'url' | 'events' | 'siteId' | 'hasPersonalData' | 'isActive' | 'disabledReason' | 'failingSince' | 'secretCount' | 'version' | 'createdAt' | 'lately')[] } }; response: { items: Schemas['WebhookEndpoint'][] } }
  /** What was sent to other systems as XLSX or CSV */
  'webhooks.exportWebhookDeliveries': { request: { params: object; query: { filter?: { endpointId?: string; state?: ('waiting' | 'sending' | 'delivered' | 'failed')[]; type?: ('case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test')[] }; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** One delivery with every attempt: what went out and what came back */
  'webhooks.getWebhookDelivery': { request: { params: { id: string }; query: object }; response: Schemas['WebhookDeliveryDetail'] }
  /** What was sent to other systems, newest first */
  'webhooks.listWebhookDeliveries': { request: { params: object; query: { limit?: number; cursor?: string; filter?: { endpointId?: string; state?: ('waiting' | 'sending' | 'delivered' | 'failed')[]; type?: ('case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test')[] }; fields?: ('id' | 'endpoint' | 'type' | 'state' | 'attempts' | 'lastStatus' | 'lastFailure' | 'at' | 'dueAt' | 'deliveredAt' | 'allowedActions')[] } }; response: { items: Schemas['WebhookDelivery'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** The catalogue of events with an example of each */
  'webhooks.listWebhookEvents': { request: { params: object; query: { fields?: ('type' | 'summary' | 'example' | 'personal')[] } }; response: { items: ({ type: 'case.created' | 'case.status_changed' | 'case.acted' | 'case.commented' | 'complaint.created' | 'complaint.status_changed' | 'work_order.created' | 'work_order.status_changed' | 'work_order.acted' | 'paid_service.completed' | 'site.created' | 'webhook.test'; summary: string; example: Record<string, unknown>; personal: string[] })[] } }
  /** Move a work order along its life cycle */
  'workorders.actOnWorkOrder': { request: { params: { id: string }; query: object; body: { version?: number; note?: string; at?: string; action: 'assign'; workerId: string; isOverride?: boolean } | { version?: number; note?: string; at?: string; action: 'offer' } | { version?: number; note?: string; at?: string; action: 'grab' } | { version?: number; note?: string; at?: string; action: 'accept' } | { version?: number; note?: string; at?: string; action: 'decline'; reason: string } | { version?: number; note?: string; at?: string; action: 'transfer'; workerId: string; reason: string; isOverride?: boolean } | { version?: number; note?: string; at?: string; action: 'arrive'; fivePieces?: ('shoe_covers' | 'cloth' | 'brush' | 'mat' | 'dust_shovel')[]; position?: { latitude: number; longitude: number; accuracyMetres: number } | null; photoIds?: string[] } | { version?: number; note?: string; at?: string; action: 'start'; photoIds?: string[] } | { version?: number; note?: string; at?: string; action: 'suspend'; reason: 'owner_absent' | 'owner_decision' | 'parts' | 'third_party' | 'fund_vote' | 'weather' | 'access_refused' | 'appointment'; until?: string | null; fileIds?: string[] } | { version?: number; note?: string; at?: string; action: 'resume' } | { version?: number; note?: string; at?: string; action: 'done'; result: string; photoBeforeIds?: string[]; photoAfterIds?: string[]; labourMinutes?: number | null; materials?: ({ itemId?: string | null; name?: string; quantity: string })[]; extraMile?: string; priceFen?: number | null; helpers?: { employeeId: string; minutes: number }[]; signature?: { fileId: string; by: string } | null; readings?: ({ meter: 'water' | 'electricity'; value: number; photoId: string })[]; outsideCostFen?: number | null } | { version?: number; note?: string; at?: string; action: 'verify'; isPassed: boolean } | { version?: number; note?: string; at?: string; action: 'rework'; reason: string; workerId?: string | null; isOverride?: boolean } | { version?: number; note?: string; at?: string; action: 'close' } | { version?: number; note?: string; at?: string; action: 'cancel'; reason: string } | { version?: number; note?: string; at?: string; action: 'prolong'; until: string } | { version?: number; note?: string; at?: string; action: 'appoint'; window: { from: string; to: string } | null } | { version?: number; note?: string; at?: string; action: 'sign'; signature: { fileId: string; by: string } } }; response: Schemas['WorkOrder'] }
  /** Write a note */
  'workorders.commentOnWorkOrder': { request: { params: { id: string }; query: object; body: { note: string; fileIds?: string[]; isVisibleToResident?: boolean } }; response: Schemas['TimelineEntry'] }
  /** Everything that happened */
  'workorders.workOrderTimeline': { request: { params: { id: string }; query: { fields?: ('id' | 'recordType' | 'recordId' | 'at' | 'recordedAt' | 'actor' | 'action' | 'fromStatus' | 'toStatus' | 'note' | 'changes' | 'files' | 'device' | 'isVisibleToResident')[] } }; response: { items: Schemas['TimelineEntry'][] } }
  /** Raise a work order from a case or by hand */
  'workorders.createWorkOrder': { request: { params: object; query: object; body: { id?: string; siteId: string; caseId?: string | null; kind?: 'repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on'; title: string; symptom?: string; urgency?: 'normal' | 'urgent' | 'emergency'; categoryId?: string | null; unitId?: string | null; placeKind?: 'unit' | 'public_area' | 'facility' | 'parking'; place?: string; contactName?: string; contactPhone?: string; safetyNote?: string; appointmentFrom?: string | null; appointmentTo?: string | null; workerId?: string | null; workerNote?: string; zoneId?: string | null; isInPool?: boolean; fileIds?: string[]; isPaid?: boolean; freeReason?: 'warranty' | 'goodwill' | 'contract' | null; reworkOf?: string | null; notReworkReason?: string } }; response: Schemas['WorkOrder'] }
  /** Work orders with filters */
  'workorders.listWorkOrders': { request: { params: object; query: { limit?: number; cursor?: string; siteId?: string; sort?: '-raisedAt' | 'raisedAt' | 'dueAt'; total?: boolean; filter?: { status?: ('open' | 'assigned' | 'accepted' | 'arrived' | 'working' | 'suspended' | 'done' | 'verified' | 'closed' | 'cancelled')[]; kind?: ('repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on')[]; urgency?: ('normal' | 'urgent' | 'emergency')[]; workerId?: string; unitId?: string; caseId?: string; mine?: boolean; pool?: boolean; open?: boolean; overdue?: boolean; unquoted?: boolean; rework?: boolean; from?: string; to?: string; q?: string }; fields?: ('id' | 'number' | 'siteId' | 'kind' | 'status' | 'urgency' | 'title' | 'unit' | 'place' | 'category' | 'case' | 'worker' | 'isInPool' | 'raisedAt' | 'appointmentFrom' | 'appointmentTo' | 'reworkOf' | 'updatedAt' | 'doneAt' | 'clock' | 'version')[] } }; response: { items: Schemas['WorkOrderSummary'][]; nextCursor: string | null; total: Schemas['Total'] | null } }
  /** Workers with load, shift, zones and certificates, and the orders that wait */
  'workorders.dispatchBoard': { request: { params: object; query: { siteId: string } }; response: { workers: Schemas['BoardWorker'][]; orders: Schemas['BoardOrder'][] } }
  /** The list as XLSX or CSV, streamed */
  'workorders.exportWorkOrders': { request: { params: object; query: { siteId?: string; format?: 'xlsx' | 'csv'; filter?: { status?: ('open' | 'assigned' | 'accepted' | 'arrived' | 'working' | 'suspended' | 'done' | 'verified' | 'closed' | 'cancelled')[]; kind?: ('repair' | 'cleaning' | 'greening' | 'security' | 'pest_control' | 'maintenance' | 'paid_service' | 'other' | 'appliance_repair' | 'water_power_on')[]; urgency?: ('normal' | 'urgent' | 'emergency')[]; workerId?: string; unitId?: string; caseId?: string; mine?: boolean; pool?: boolean; open?: boolean; overdue?: boolean; unquoted?: boolean; rework?: boolean; from?: string; to?: string; q?: string } } }; response: Blob }
  /** One work order */
  'workorders.getWorkOrder': { request: { params: { id: string }; query: object }; response: Schemas['WorkOrder'] }
  /** 《工程维修单》 as PDF */
  'workorders.printWorkOrder': { request: { params: { id: string }; query: { paper?: 'a4' | '80mm'; bilingual?: boolean } }; response: Blob }
  /** Its promises */
  'workorders.workOrderClocks': { request: { params: { id: string }; query: { fields?: ('id' | 'subjectType' | 'subjectId' | 'metric' | 'cycle' | 'state' | 'outcome' | 'targetSeconds' | 'targetText' | 'consumedSeconds' | 'remainingSeconds' | 'startedAt' | 'dueAt' | 'stoppedAt' | 'breachedAt' | 'pauseReason' | 'pausedAt' | 'resumesAt' | 'opensAt' | 'isMetByPause' | 'acknowledged' | 'holder' | 'isProvisional' | 'calendar' | 'policy' | 'events' | 'pauses' | 'holders' | 'ahead')[] } }; response: { items: Schemas['Clock'][] } }
  /** Change a line of the duty chart */
  'zones.changeDutyPoint': { request: { params: { id: string }; query: object; body: { version: number; zoneId?: string | null; kind?: 'facility' | 'public_area'; name?: string; place?: string; employeeId?: string; patrol?: string; upkeep?: string; isActive?: boolean } }; response: Schemas['DutyPoint'] }
  /** Name and neighbours of a zone */
  'zones.changeZone': { request: { params: { id: string }; query: object; body: { version: number; name?: string; neighbourIds?: string[] } }; response: Schemas['ChartZone'] }
  /** A facility or public area with the person who looks after it */
  'zones.createDutyPoint': { request: { params: object; query: object; body: { zoneId?: string | null; kind: 'facility' | 'public_area'; name: string; place?: string; employeeId: string; patrol?: string; upkeep?: string; siteId: string } }; response: Schemas['DutyPoint'] }
  /** Zones with who answers for them as XLSX or CSV */
  'zones.exportZones': { request: { params: object; query: { siteId: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** Put a building into a zone */
  'zones.placeBuilding': { request: { params: { id: string }; query: object; body: { zoneId: string | null } }; response: Schemas['ChartBuilding'] }
  /** Name the one steward of a building and the backup; null leaves it vacant */
  'zones.setBuildingSteward': { request: { params: { id: string }; query: object; body: { stewardId: string | null; backupId?: string | null; note?: string } }; response: Schemas['ChartBuilding'] }
  /** Give a post of a zone to somebody; null leaves it vacant */
  'zones.setZonePost': { request: { params: { id: string }; query: object; body: { post: 'customer_service' | 'grid' | 'maintenance' | 'security_lead'; employeeId: string | null; note?: string } }; response: Schemas['ChartZone'] }
  /** Who answered for a zone, and when */
  'zones.zoneHistory': { request: { params: { id: string }; query: { fields?: ('id' | 'post' | 'employee' | 'from' | 'until' | 'note')[] } }; response: { items: Schemas['Duty'][] } }
  /** The stewards of a building, the newest first */
  'zones.stewardHistory': { request: { params: { id: string }; query: { fields?: ('id' | 'steward' | 'backup' | 'from' | 'until' | 'note')[] } }; response: { items: Schemas['Stewardship'][] } }
  /** Who answers where: zones, buildings, facilities */
  'zones.zoneChart': { request: { params: object; query: { siteId: string } }; response: { zones: Schemas['ChartZone'][]; buildings: Schemas['ChartBuilding'][]; points: Schemas['DutyPoint'][]; vacancies: number } }
  /** The five standards by zones as XLSX or CSV */
  'zonestandards.exportZoneStandards': { request: { params: object; query: { siteId: string; month: string; format?: 'xlsx' | 'csv' } }; response: Blob }
  /** The bulletin of a month 月度通报 to be hung up: figures of the site and its first places; `whole` for managers has all zones */
  'zonestandards.printZoneBulletin': { request: { params: object; query: { siteId: string; month: string; whole?: string } }; response: Blob }
  /** Count a closed month anew after a late correction: a new version, the one before stays */
  'zonestandards.recountZoneStandards': { request: { params: object; query: object; body: { id?: string; siteId: string; month: string; reason: string } }; response: Schemas['ZoneStandards'] }
  /** The five standards of a site by zones and their ranking in a month; who does not manage sees the first places and the own one */
  'zonestandards.zoneStandards': { request: { params: object; query: { siteId: string; month: string; number?: number; fields?: ('zoneId' | 'name' | 'steward' | 'standards' | 'score' | 'met' | 'known' | 'rank' | 'isOwn')[] } }; response: Schemas['ZoneStandards'] }
}

export type OperationName = keyof Operations

export const OPERATIONS: Record<OperationName, readonly [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, kind: 'json' | 'file' | 'empty']> = {
  'aftercare.changeCharge': ['POST', '/api/v1/work-orders/{id}/charge', 'json'],
  'aftercare.changeLabourGrade': ['PATCH', '/api/v1/labour-grades/{id}', 'json'],
  'aftercare.checkQuality': ['POST', '/api/v1/quality-tracking/{id}/actions', 'json'],
  'aftercare.colleaguesAtWork': ['GET', '/api/v1/colleagues-at-work', 'json'],
  'aftercare.createLabourGrade': ['POST', '/api/v1/labour-grades', 'json'],
  'aftercare.listLabourGrades': ['GET', '/api/v1/labour-grades', 'json'],
  'aftercare.exportQualityTracking': ['GET', '/api/v1/quality-tracking/export', 'file'],
  'aftercare.listQualityTracking': ['GET', '/api/v1/quality-tracking', 'json'],
  'aftercare.orderCost': ['GET', '/api/v1/work-orders/{id}/cost', 'json'],
  'aftercare.reworkCandidate': ['GET', '/api/v1/rework-candidate', 'json'],
  'aftercare.setOutsideCost': ['POST', '/api/v1/work-orders/{id}/outside-cost', 'json'],
  'analysis.caseAnalysis': ['GET', '/api/v1/insight/cases', 'json'],
  'analysis.caseAnalysisRows': ['GET', '/api/v1/insight/cases/rows', 'json'],
  'analysis.digitalIntake': ['GET', '/api/v1/insight/digital', 'json'],
  'analysis.exportCaseAnalysis': ['GET', '/api/v1/insight/cases/export', 'file'],
  'analysis.exportDigitalIntake': ['GET', '/api/v1/insight/digital/export', 'file'],
  'analysis.exportOrderAnalysis': ['GET', '/api/v1/insight/work-orders/export', 'file'],
  'analysis.exportZoneRanking': ['GET', '/api/v1/insight/zones/export', 'file'],
  'analysis.orderAnalysis': ['GET', '/api/v1/insight/work-orders', 'json'],
  'analysis.orderAnalysisRows': ['GET', '/api/v1/insight/work-orders/rows', 'json'],
  'analysis.zoneRanking': ['GET', '/api/v1/insight/zones', 'json'],
  'archives.archiveTree': ['GET', '/api/v1/buildings', 'json'],
  'archives.createBuilding': ['POST', '/api/v1/buildings', 'json'],
  'archives.changePerson': ['PATCH', '/api/v1/persons/{id}', 'json'],
  'archives.getPerson': ['GET', '/api/v1/persons/{id}', 'json'],
  'archives.changeUnit': ['PATCH', '/api/v1/units/{id}', 'json'],
  'archives.getUnit': ['GET', '/api/v1/units/{id}', 'json'],
  'archives.createPerson': ['POST', '/api/v1/persons', 'json'],
  'archives.listPersons': ['GET', '/api/v1/persons', 'json'],
  'archives.createUnit': ['POST', '/api/v1/units', 'json'],
  'archives.listUnits': ['GET', '/api/v1/units', 'json'],
  'archives.endOccupancy': ['POST', '/api/v1/occupancies/{id}/actions', 'json'],
  'archives.exportBuildings': ['GET', '/api/v1/buildings/export', 'file'],
  'archives.exportPersons': ['GET', '/api/v1/persons/export', 'file'],
  'archives.exportUnits': ['GET', '/api/v1/units/export', 'file'],
  'archives.personTimeline': ['GET', '/api/v1/persons/{id}/timeline', 'json'],
  'archives.search': ['GET', '/api/v1/search', 'json'],
  'archives.startOccupancy': ['POST', '/api/v1/occupancies', 'json'],
  'archives.unitTimeline': ['GET', '/api/v1/units/{id}/timeline', 'json'],
  'belongings.actOnCard': ['POST', '/api/v1/access-cards/{id}/actions', 'json'],
  'belongings.actOnPet': ['POST', '/api/v1/pets/{id}/actions', 'json'],
  'belongings.actOnSpace': ['POST', '/api/v1/parking-spaces/{id}/actions', 'json'],
  'belongings.actOnVehicle': ['POST', '/api/v1/vehicles/{id}/actions', 'json'],
  'belongings.applyForCard': ['POST', '/api/v1/access-cards', 'json'],
  'belongings.listCards': ['GET', '/api/v1/access-cards', 'json'],
  'belongings.changePet': ['PATCH', '/api/v1/pets/{id}', 'json'],
  'belongings.getPet': ['GET', '/api/v1/pets/{id}', 'json'],
  'belongings.changeSpace': ['PATCH', '/api/v1/parking-spaces/{id}', 'json'],
  'belongings.getSpace': ['GET', '/api/v1/parking-spaces/{id}', 'json'],
  'belongings.changeVehicle': ['PATCH', '/api/v1/vehicles/{id}', 'json'],
  'belongings.getVehicle': ['GET', '/api/v1/vehicles/{id}', 'json'],
  'belongings.createPet': ['POST', '/api/v1/pets', 'json'],
  'belongings.listPets': ['GET', '/api/v1/pets', 'json'],
  'belongings.createSpace': ['POST', '/api/v1/parking-spaces', 'json'],
  'belongings.listSpaces': ['GET', '/api/v1/parking-spaces', 'json'],
  'belongings.createVehicle': ['POST', '/api/v1/vehicles', 'json'],
  'belongings.listVehicles': ['GET', '/api/v1/vehicles', 'json'],
  'belongings.exportCards': ['GET', '/api/v1/access-cards/export', 'file'],
  'belongings.exportPets': ['GET', '/api/v1/pets/export', 'file'],
  'belongings.exportSpaces': ['GET', '/api/v1/parking-spaces/export', 'file'],
  'belongings.exportVehicles': ['GET', '/api/v1/vehicles/export', 'file'],
  'belongings.getCard': ['GET', '/api/v1/access-cards/{id}', 'json'],
  'belongings.personBelongings': ['GET', '/api/v1/persons/{id}/belongings', 'json'],
  'belongings.unitBelongings': ['GET', '/api/v1/units/{id}/belongings', 'json'],
  'belongings.vaccinatePet': ['POST', '/api/v1/pets/{id}/vaccinations', 'json'],
  'bulk.actOnMany': ['POST', '/api/v1/bulk-acts', 'json'],
  'cases.actOnCase': ['POST', '/api/v1/cases/{id}/actions', 'json'],
  'cases.callerCard': ['GET', '/api/v1/desk/card', 'json'],
  'cases.caseBoard': ['GET', '/api/v1/case-board', 'json'],
  'cases.caseClocks': ['GET', '/api/v1/cases/{id}/clocks', 'json'],
  'cases.caseTimeline': ['GET', '/api/v1/cases/{id}/timeline', 'json'],
  'cases.commentOnCase': ['POST', '/api/v1/cases/{id}/timeline', 'json'],
  'cases.changeCase': ['PATCH', '/api/v1/cases/{id}', 'json'],
  'cases.getCase': ['GET', '/api/v1/cases/{id}', 'json'],
  'cases.changeCategory': ['PATCH', '/api/v1/case-categories/{id}', 'json'],
  'cases.createCase': ['POST', '/api/v1/cases', 'json'],
  'cases.listCases': ['GET', '/api/v1/cases', 'json'],
  'cases.createCategory': ['POST', '/api/v1/case-categories', 'json'],
  'cases.listCategories': ['GET', '/api/v1/case-categories', 'json'],
  'cases.createContact': ['POST', '/api/v1/contacts', 'json'],
  'cases.listContacts': ['GET', '/api/v1/contacts', 'json'],
  'cases.exportCases': ['GET', '/api/v1/cases/export', 'file'],
  'cases.exportContacts': ['GET', '/api/v1/contacts/export', 'file'],
  'cases.printCase': ['GET', '/api/v1/cases/{id}/print', 'file'],
  'cases.similarCases': ['GET', '/api/v1/cases/similar', 'json'],
  'competence.changePromotionRule': ['PATCH', '/api/v1/promotion-rules/{id}', 'json'],
  'competence.changeRequirement': ['PATCH', '/api/v1/post-requirements/{id}', 'json'],
  'competence.competenceFigures': ['GET', '/api/v1/competence-figures', 'json'],
  'competence.createPromotionRule': ['POST', '/api/v1/promotion-rules', 'json'],
  'competence.listPromotionRules': ['GET', '/api/v1/promotion-rules', 'json'],
  'competence.createRequirement': ['POST', '/api/v1/post-requirements', 'json'],
  'competence.listRequirements': ['GET', '/api/v1/post-requirements', 'json'],
  'competence.decideProposal': ['POST', '/api/v1/promotion-proposals/{id}/actions', 'json'],
  'competence.exportProposals': ['GET', '/api/v1/promotion-proposals/export', 'file'],
  'competence.exportSkillMatrix': ['GET', '/api/v1/skill-matrix/export', 'file'],
  'competence.findProposals': ['POST', '/api/v1/promotion-proposals', 'json'],
  'competence.listProposals': ['GET', '/api/v1/promotion-proposals', 'json'],
  'competence.getCompetenceFile': ['GET', '/api/v1/competence-files/{id}', 'json'],
  'competence.printCompetenceFile': ['GET', '/api/v1/competence-files/{id}/print', 'file'],
  'competence.skillMatrix': ['GET', '/api/v1/skill-matrix', 'json'],
  'complaints.actOnComplaint': ['POST', '/api/v1/complaints/{id}/actions', 'json'],
  'complaints.complaintFigures': ['GET', '/api/v1/complaints/figures', 'json'],
  'complaints.complaintWorkflow': ['GET', '/api/v1/complaints/workflow', 'json'],
  'complaints.exportComplaints': ['GET', '/api/v1/complaints/export', 'file'],
  'complaints.getComplaint': ['GET', '/api/v1/complaints/{id}', 'json'],
  'complaints.listComplaintTasks': ['GET', '/api/v1/complaint-tasks', 'json'],
  'complaints.listComplaints': ['GET', '/api/v1/complaints', 'json'],
  'complaints.printComplaintSummary': ['GET', '/api/v1/complaints/{id}/summary', 'file'],
  'complaints.whereIs': ['GET', '/api/v1/complaint-tasks/{id}', 'json'],
  'contracts.actOnContract': ['POST', '/api/v1/contracts/{id}/actions', 'json'],
  'contracts.changeContract': ['PATCH', '/api/v1/contracts/{id}', 'json'],
  'contracts.getContract': ['GET', '/api/v1/contracts/{id}', 'json'],
  'contracts.contractFigures': ['GET', '/api/v1/contracts/figures', 'json'],
  'contracts.contractTimeline': ['GET', '/api/v1/contracts/{id}/timeline', 'json'],
  'contracts.createContract': ['POST', '/api/v1/contracts', 'json'],
  'contracts.listContracts': ['GET', '/api/v1/contracts', 'json'],
  'contracts.exportContracts': ['GET', '/api/v1/contracts/export', 'file'],
  'contracts.gradeTemplate': ['GET', '/api/v1/service-grades/{grade}', 'json'],
  'contracts.listLegalReferences': ['GET', '/api/v1/legal-references', 'json'],
  'courses.actOnCourse': ['POST', '/api/v1/courses/{id}/actions', 'json'],
  'courses.actOnSession': ['POST', '/api/v1/training-sessions/{id}/actions', 'json'],
  'courses.addReadyCourses': ['POST', '/api/v1/courses/ready', 'json'],
  'courses.changeCourse': ['PATCH', '/api/v1/courses/{id}', 'json'],
  'courses.getCourse': ['GET', '/api/v1/courses/{id}', 'json'],
  'courses.changeSession': ['PATCH', '/api/v1/training-sessions/{id}', 'json'],
  'courses.getSession': ['GET', '/api/v1/training-sessions/{id}', 'json'],
  'courses.createCourse': ['POST', '/api/v1/courses', 'json'],
  'courses.listCourses': ['GET', '/api/v1/courses', 'json'],
  'courses.createSession': ['POST', '/api/v1/training-sessions', 'json'],
  'courses.listSessions': ['GET', '/api/v1/training-sessions', 'json'],
  'courses.dropPlanLine': ['POST', '/api/v1/training-plan-lines/{id}/drop', 'json'],
  'courses.exportCourses': ['GET', '/api/v1/courses/export', 'file'],
  'courses.exportPlanLines': ['GET', '/api/v1/training-plan-lines/export', 'file'],
  'courses.exportSessions': ['GET', '/api/v1/training-sessions/export', 'file'],
  'courses.giveFeedback': ['POST', '/api/v1/training-sessions/{id}/feedback', 'json'],
  'courses.listPlanLines': ['GET', '/api/v1/training-plan-lines', 'json'],
  'courses.planYear': ['POST', '/api/v1/training-plan-lines', 'json'],
  'courses.noteProgress': ['POST', '/api/v1/courses/{id}/progress', 'json'],
  'courses.sessionTimeline': ['GET', '/api/v1/training-sessions/{id}/timeline', 'json'],
  'courses.signIn': ['POST', '/api/v1/training-sessions/{id}/sign-in', 'json'],
  'courses.signInByHand': ['POST', '/api/v1/training-sessions/{id}/attendances', 'json'],
  'courses.signInCode': ['GET', '/api/v1/training-sessions/{id}/sign-in-code', 'json'],
  'courses.trainingFigures': ['GET', '/api/v1/training-sessions/figures', 'json'],
  'dailywork.actOnHandOver': ['POST', '/api/v1/hand-overs/{id}/actions', 'json'],
  'dailywork.draftHandOver': ['GET', '/api/v1/hand-overs/draft', 'json'],
  'dailywork.exportHandOvers': ['GET', '/api/v1/hand-overs/export', 'file'],
  'dailywork.getHandOver': ['GET', '/api/v1/hand-overs/{id}', 'json'],
  'dailywork.listHandOvers': ['GET', '/api/v1/hand-overs', 'json'],
  'dailywork.writeHandOver': ['POST', '/api/v1/hand-overs', 'json'],
  'dailywork.printHandOver': ['GET', '/api/v1/hand-overs/{id}/print', 'file'],
  'dailywork.stewardDay': ['GET', '/api/v1/steward-day', 'json'],
  'dailywork.tickDaily': ['POST', '/api/v1/workbench/ticks', 'json'],
  'dailywork.workbench': ['GET', '/api/v1/workbench', 'json'],
  'dataquality.actOnCampaign': ['POST', '/api/v1/campaigns/{id}/actions', 'json'],
  'dataquality.addObservation': ['POST', '/api/v1/observations', 'json'],
  'dataquality.listObservations': ['GET', '/api/v1/observations', 'json'],
  'dataquality.campaignHouseholds': ['GET', '/api/v1/campaigns/{id}/households', 'json'],
  'dataquality.correctOwnFile': ['POST', '/api/v1/own-file/corrections', 'json'],
  'dataquality.createCampaign': ['POST', '/api/v1/campaigns', 'json'],
  'dataquality.listCampaigns': ['GET', '/api/v1/campaigns', 'json'],
  'dataquality.decideCorrection': ['POST', '/api/v1/corrections/{id}/actions', 'json'],
  'dataquality.decideObservation': ['POST', '/api/v1/observations/{id}/actions', 'json'],
  'dataquality.exportCampaigns': ['GET', '/api/v1/campaigns/export', 'file'],
  'dataquality.exportCorrections': ['GET', '/api/v1/corrections/export', 'file'],
  'dataquality.exportObservations': ['GET', '/api/v1/observations/export', 'file'],
  'dataquality.exportQuality': ['GET', '/api/v1/archive-quality/export', 'file'],
  'dataquality.listCorrections': ['GET', '/api/v1/corrections', 'json'],
  'dataquality.ownFile': ['GET', '/api/v1/own-file', 'json'],
  'dataquality.qualityList': ['GET', '/api/v1/archive-quality/households', 'json'],
  'dataquality.qualityReport': ['GET', '/api/v1/archive-quality', 'json'],
  'dispatch.changeDispatchSettings': ['PUT', '/api/v1/dispatch-settings', 'json'],
  'dispatch.getDispatchSettings': ['GET', '/api/v1/dispatch-settings', 'json'],
  'dispatch.listCandidates': ['GET', '/api/v1/work-orders/{id}/candidates', 'json'],
  'dispatch.listDecisions': ['GET', '/api/v1/work-orders/{id}/decisions', 'json'],
  'documents.actOnDocument': ['POST', '/api/v1/documents/{id}/actions', 'json'],
  'documents.addReadyKinds': ['POST', '/api/v1/document-kinds/ready', 'json'],
  'documents.changeDocument': ['PATCH', '/api/v1/documents/{id}', 'json'],
  'documents.getDocument': ['GET', '/api/v1/documents/{id}', 'json'],
  'documents.changeDocumentKind': ['PATCH', '/api/v1/document-kinds/{id}', 'json'],
  'documents.changeScopeLine': ['PATCH', '/api/v1/archive-scope/{id}', 'json'],
  'documents.createDocumentKind': ['POST', '/api/v1/document-kinds', 'json'],
  'documents.listDocumentKinds': ['GET', '/api/v1/document-kinds', 'json'],
  'documents.createScopeLine': ['POST', '/api/v1/archive-scope', 'json'],
  'documents.listScope': ['GET', '/api/v1/archive-scope', 'json'],
  'documents.documentCompleteness': ['GET', '/api/v1/documents/completeness', 'json'],
  'documents.documentOpenings': ['GET', '/api/v1/documents/{id}/openings', 'json'],
  'documents.documentTimeline': ['GET', '/api/v1/documents/{id}/timeline', 'json'],
  'documents.exportCompleteness': ['GET', '/api/v1/documents/completeness/export', 'file'],
  'documents.exportDocuments': ['GET', '/api/v1/documents/export', 'file'],
  'documents.exportScopeReport': ['GET', '/api/v1/archive-scope/report/export', 'file'],
  'documents.fileDocument': ['POST', '/api/v1/documents', 'json'],
  'documents.listDocuments': ['GET', '/api/v1/documents', 'json'],
  'documents.openDocument': ['POST', '/api/v1/documents/{id}/open', 'json'],
  'documents.ownPapers': ['GET', '/api/v1/own-papers', 'json'],
  'documents.scopeReport': ['GET', '/api/v1/archive-scope/report', 'json'],
  'documents.unitPapers': ['GET', '/api/v1/units/{id}/papers', 'json'],
  'downloads.actOnDownload': ['POST', '/api/v1/downloads/{id}/actions', 'json'],
  'downloads.createDownload': ['POST', '/api/v1/downloads', 'json'],
  'downloads.listDownloads': ['GET', '/api/v1/downloads', 'json'],
  'downloads.fetchDownload': ['GET', '/api/v1/downloads/{id}/file', 'file'],
  'emergency.actOnDrill': ['POST', '/api/v1/drills/{id}/actions', 'json'],
  'emergency.actOnEmergencyPlan': ['POST', '/api/v1/emergency-plans/{id}/actions', 'json'],
  'emergency.actOnIncident': ['POST', '/api/v1/incidents/{id}/actions', 'json'],
  'emergency.draftEmergencyPlan': ['PUT', '/api/v1/emergency-plans/{id}', 'json'],
  'emergency.getEmergencyPlan': ['GET', '/api/v1/emergency-plans/{id}', 'json'],
  'emergency.drillYear': ['GET', '/api/v1/drills/year', 'json'],
  'emergency.emergencyFigures': ['GET', '/api/v1/emergency-figures', 'json'],
  'emergency.emergencyPlanTimeline': ['GET', '/api/v1/emergency-plans/{id}/timeline', 'json'],
  'emergency.emergencyPlanVersions': ['GET', '/api/v1/emergency-plans/{id}/versions', 'json'],
  'emergency.exportDrills': ['GET', '/api/v1/drills/export', 'file'],
  'emergency.exportEmergencyPlans': ['GET', '/api/v1/emergency-plans/export', 'file'],
  'emergency.exportIncidents': ['GET', '/api/v1/incidents/export', 'file'],
  'emergency.getDrill': ['GET', '/api/v1/drills/{id}', 'json'],
  'emergency.getIncident': ['GET', '/api/v1/incidents/{id}', 'json'],
  'emergency.incidentTimeline': ['GET', '/api/v1/incidents/{id}/timeline', 'json'],
  'emergency.listDrills': ['GET', '/api/v1/drills', 'json'],
  'emergency.planDrill': ['POST', '/api/v1/drills', 'json'],
  'emergency.listEmergencyPlans': ['GET', '/api/v1/emergency-plans', 'json'],
  'emergency.listIncidents': ['GET', '/api/v1/incidents', 'json'],
  'emergency.reportIncident': ['POST', '/api/v1/incidents', 'json'],
  'emergency.openIncidentInquiry': ['POST', '/api/v1/incidents/{id}/inquiry', 'json'],
  'emergency.printEmergencyPlan': ['GET', '/api/v1/emergency-plans/{id}/print', 'file'],
  'emergency.printIncident': ['GET', '/api/v1/incidents/{id}/report', 'file'],
  'emergency.raiseIncidentAction': ['POST', '/api/v1/incidents/{id}/corrective-actions', 'json'],
  'emergency.saveIncidentReview': ['PUT', '/api/v1/incidents/{id}/review', 'json'],
  'emergency.takeReadyEmergencyPlans': ['POST', '/api/v1/emergency-plans/ready', 'json'],
  'energy.actOnEnergyAlarm': ['POST', '/api/v1/energy-alarms/{id}/actions', 'json'],
  'energy.actOnEnergyMeasure': ['POST', '/api/v1/energy-measures/{id}/actions', 'json'],
  'energy.changeEnergyCampaign': ['PATCH', '/api/v1/energy-campaigns/{id}', 'json'],
  'energy.changeEnergyGroup': ['PATCH', '/api/v1/energy-groups/{id}', 'json'],
  'energy.changeEnergyMeasure': ['PATCH', '/api/v1/energy-measures/{id}', 'json'],
  'energy.getEnergyMeasure': ['GET', '/api/v1/energy-measures/{id}', 'json'],
  'energy.createEnergyCampaign': ['POST', '/api/v1/energy-campaigns', 'json'],
  'energy.listEnergyCampaigns': ['GET', '/api/v1/energy-campaigns', 'json'],
  'energy.createEnergyGroup': ['POST', '/api/v1/energy-groups', 'json'],
  'energy.listEnergyGroups': ['GET', '/api/v1/energy-groups', 'json'],
  'energy.createEnergyMeasure': ['POST', '/api/v1/energy-measures', 'json'],
  'energy.listEnergyMeasures': ['GET', '/api/v1/energy-measures', 'json'],
  'energy.energyAlarmTimeline': ['GET', '/api/v1/energy-alarms/{id}/timeline', 'json'],
  'energy.energyBoard': ['GET', '/api/v1/energy', 'json'],
  'energy.energyMeasureTimeline': ['GET', '/api/v1/energy-measures/{id}/timeline', 'json'],
  'energy.exportEnergy': ['GET', '/api/v1/energy/export', 'file'],
  'energy.exportEnergyAlarms': ['GET', '/api/v1/energy-alarms/export', 'file'],
  'energy.exportEnergyCampaigns': ['GET', '/api/v1/energy-campaigns/export', 'file'],
  'energy.exportEnergyMeasures': ['GET', '/api/v1/energy-measures/export', 'file'],
  'energy.exportNightReadings': ['GET', '/api/v1/night-readings/export', 'file'],
  'energy.getEnergyAlarm': ['GET', '/api/v1/energy-alarms/{id}', 'json'],
  'energy.getEnergyRule': ['GET', '/api/v1/energy/rule', 'json'],
  'energy.setEnergyRule': ['POST', '/api/v1/energy/rule', 'json'],
  'energy.listEnergyAlarms': ['GET', '/api/v1/energy-alarms', 'json'],
  'energy.listNightReadings': ['GET', '/api/v1/night-readings', 'json'],
  'energy.readAtNight': ['POST', '/api/v1/night-readings', 'json'],
  'energy.nightMeters': ['GET', '/api/v1/night-readings/meters', 'json'],
  'energy.printEnergyReport': ['GET', '/api/v1/energy/report', 'file'],
  'energy.setEnergyTarget': ['POST', '/api/v1/energy-targets', 'json'],
  'environment.actOnCleanEquipment': ['POST', '/api/v1/clean-equipment/{id}/actions', 'json'],
  'environment.actOnCleanJob': ['POST', '/api/v1/clean-jobs/{id}/actions', 'json'],
  'environment.actOnGreeningJob': ['POST', '/api/v1/greening-jobs/{id}/actions', 'json'],
  'environment.actOnGreeningPlan': ['POST', '/api/v1/greening-plans/{id}/actions', 'json'],
  'environment.actOnPestControl': ['POST', '/api/v1/pest-controls/{id}/actions', 'json'],
  'environment.actOnTreeAdoption': ['POST', '/api/v1/tree-adoptions/{id}/actions', 'json'],
  'environment.changeAgentRule': ['PUT', '/api/v1/agent-rules', 'json'],
  'environment.listAgentRules': ['GET', '/api/v1/agent-rules', 'json'],
  'environment.changeCleanEquipment': ['PATCH', '/api/v1/clean-equipment/{id}', 'json'],
  'environment.getCleanEquipment': ['GET', '/api/v1/clean-equipment/{id}', 'json'],
  'environment.changeCleanLine': ['PATCH', '/api/v1/clean-lines/{id}', 'json'],
  'environment.getCleanLine': ['GET', '/api/v1/clean-lines/{id}', 'json'],
  'environment.changeEnvironmentSettings': ['PATCH', '/api/v1/environment-settings', 'json'],
  'environment.getEnvironmentSettings': ['GET', '/api/v1/environment-settings', 'json'],
  'environment.changeGreeningJob': ['PATCH', '/api/v1/greening-jobs/{id}', 'json'],
  'environment.getGreeningJob': ['GET', '/api/v1/greening-jobs/{id}', 'json'],
  'environment.changeGreeningPlan': ['PATCH', '/api/v1/greening-plans/{id}', 'json'],
  'environment.getGreeningPlan': ['GET', '/api/v1/greening-plans/{id}', 'json'],
  'environment.changePestControl': ['PATCH', '/api/v1/pest-controls/{id}', 'json'],
  'environment.getPestControl': ['GET', '/api/v1/pest-controls/{id}', 'json'],
  'environment.changeWasteStation': ['PATCH', '/api/v1/waste-stations/{id}', 'json'],
  'environment.getWasteStation': ['GET', '/api/v1/waste-stations/{id}', 'json'],
  'environment.createCleanCheck': ['POST', '/api/v1/clean-checks', 'json'],
  'environment.listCleanChecks': ['GET', '/api/v1/clean-checks', 'json'],
  'environment.createCleanEquipment': ['POST', '/api/v1/clean-equipment', 'json'],
  'environment.listCleanEquipment': ['GET', '/api/v1/clean-equipment', 'json'],
  'environment.createCleanLine': ['POST', '/api/v1/clean-lines', 'json'],
  'environment.listCleanLines': ['GET', '/api/v1/clean-lines', 'json'],
  'environment.createGreeningJob': ['POST', '/api/v1/greening-jobs', 'json'],
  'environment.listGreeningJobs': ['GET', '/api/v1/greening-jobs', 'json'],
  'environment.createGreeningPlan': ['POST', '/api/v1/greening-plans', 'json'],
  'environment.listGreeningPlans': ['GET', '/api/v1/greening-plans', 'json'],
  'environment.createPestControl': ['POST', '/api/v1/pest-controls', 'json'],
  'environment.listPestControls': ['GET', '/api/v1/pest-controls', 'json'],
  'environment.createTreeAdoption': ['POST', '/api/v1/tree-adoptions', 'json'],
  'environment.listTreeAdoptions': ['GET', '/api/v1/tree-adoptions', 'json'],
  'environment.createWasteStation': ['POST', '/api/v1/waste-stations', 'json'],
  'environment.listWasteStations': ['GET', '/api/v1/waste-stations', 'json'],
  'environment.environmentFigures': ['GET', '/api/v1/environment-figures', 'json'],
  'environment.environmentTimeline': ['GET', '/api/v1/environment-records/{id}/timeline', 'json'],
  'environment.environmentToday': ['GET', '/api/v1/environment-today', 'json'],
  'environment.exportAgentUses': ['GET', '/api/v1/agent-uses/export', 'file'],
  'environment.exportCleanChecks': ['GET', '/api/v1/clean-checks/export', 'file'],
  'environment.exportCleanEquipment': ['GET', '/api/v1/clean-equipment/export', 'file'],
  'environment.exportCleanJobs': ['GET', '/api/v1/clean-jobs/export', 'file'],
  'environment.exportCleanLines': ['GET', '/api/v1/clean-lines/export', 'file'],
  'environment.exportGreeningJobs': ['GET', '/api/v1/greening-jobs/export', 'file'],
  'environment.exportGreeningPlans': ['GET', '/api/v1/greening-plans/export', 'file'],
  'environment.exportPestControls': ['GET', '/api/v1/pest-controls/export', 'file'],
  'environment.exportTreeAdoptions': ['GET', '/api/v1/tree-adoptions/export', 'file'],
  'environment.exportWasteCollections': ['GET', '/api/v1/waste-collections/export', 'file'],
  'environment.exportWasteStations': ['GET', '/api/v1/waste-stations/export', 'file'],
  'environment.getAgentUse': ['GET', '/api/v1/agent-uses/{id}', 'json'],
  'environment.getCleanCheck': ['GET', '/api/v1/clean-checks/{id}', 'json'],
  'environment.getCleanJob': ['GET', '/api/v1/clean-jobs/{id}', 'json'],
  'environment.getTreeAdoption': ['GET', '/api/v1/tree-adoptions/{id}', 'json'],
  'environment.getWasteCollection': ['GET', '/api/v1/waste-collections/{id}', 'json'],
  'environment.listAgentUses': ['GET', '/api/v1/agent-uses', 'json'],
  'environment.recordAgentUse': ['POST', '/api/v1/agent-uses', 'json'],
  'environment.listCleanJobs': ['GET', '/api/v1/clean-jobs', 'json'],
  'environment.startCleanJob': ['POST', '/api/v1/clean-jobs', 'json'],
  'environment.listCleanWarnings': ['GET', '/api/v1/clean-warnings', 'json'],
  'environment.listWasteCollections': ['GET', '/api/v1/waste-collections', 'json'],
  'environment.recordWasteCollection': ['POST', '/api/v1/waste-collections', 'json'],
  'environment.planCleanLines': ['POST', '/api/v1/clean-lines/plans', 'json'],
  'environment.printCleanLines': ['GET', '/api/v1/clean-lines/print', 'file'],
  'environment.printPestNotice': ['GET', '/api/v1/pest-controls/{id}/notice', 'file'],
  'environment.printWasteCollections': ['GET', '/api/v1/waste-collections/print', 'file'],
  'environment.takeGradeLines': ['POST', '/api/v1/clean-lines/grade', 'json'],
  'environment.takeGreeningYear': ['POST', '/api/v1/greening-jobs/year', 'json'],
  'environment.wasteDay': ['GET', '/api/v1/waste-day', 'json'],
  'errands.actOnApplication': ['POST', '/api/v1/utility-applications/{id}/actions', 'json'],
  'errands.actOnBooking': ['POST', '/api/v1/bookings/{id}/actions', 'json'],
  'errands.applicationTimeline': ['GET', '/api/v1/utility-applications/{id}/timeline', 'json'],
  'errands.changeBookable': ['PATCH', '/api/v1/bookables/{id}', 'json'],
  'errands.createApplication': ['POST', '/api/v1/utility-applications', 'json'],
  'errands.listApplications': ['GET', '/api/v1/utility-applications', 'json'],
  'errands.createBookable': ['POST', '/api/v1/bookables', 'json'],
  'errands.listBookables': ['GET', '/api/v1/bookables', 'json'],
  'errands.createBooking': ['POST', '/api/v1/bookings', 'json'],
  'errands.listBookings': ['GET', '/api/v1/bookings', 'json'],
  'errands.exportApplications': ['GET', '/api/v1/utility-applications/export', 'file'],
  'errands.exportBookings': ['GET', '/api/v1/bookings/export', 'file'],
  'errands.getApplication': ['GET', '/api/v1/utility-applications/{id}', 'json'],
  'errands.printApplication': ['GET', '/api/v1/utility-applications/{id}/print', 'file'],
  'evaluations.actOnIdea': ['POST', '/api/v1/innovation-proposals/{id}/actions', 'json'],
  'evaluations.closeEvaluation': ['POST', '/api/v1/service-evaluations/{id}/close', 'json'],
  'evaluations.evaluationTimeline': ['GET', '/api/v1/service-evaluations/{id}/timeline', 'json'],
  'evaluations.exportEvaluations': ['GET', '/api/v1/service-evaluations/export', 'file'],
  'evaluations.exportIdeas': ['GET', '/api/v1/innovation-proposals/export', 'file'],
  'evaluations.exportOpinions': ['GET', '/api/v1/evaluation-opinions/export', 'file'],
  'evaluations.feedBack': ['POST', '/api/v1/evaluation-opinions/{id}/feedback', 'json'],
  'evaluations.getEvaluation': ['GET', '/api/v1/service-evaluations/{id}', 'json'],
  'evaluations.getIdea': ['GET', '/api/v1/innovation-proposals/{id}', 'json'],
  'evaluations.giveOpinion': ['POST', '/api/v1/service-evaluations/{id}/opinions', 'json'],
  'evaluations.listEvaluations': ['GET', '/api/v1/service-evaluations', 'json'],
  'evaluations.openEvaluation': ['POST', '/api/v1/service-evaluations', 'json'],
  'evaluations.listIdeas': ['GET', '/api/v1/innovation-proposals', 'json'],
  'evaluations.proposeIdea': ['POST', '/api/v1/innovation-proposals', 'json'],
  'evaluations.listOpinions': ['GET', '/api/v1/evaluation-opinions', 'json'],
  'evaluations.ownEvaluations': ['GET', '/api/v1/own-evaluations', 'json'],
  'evaluations.raiseFinding': ['POST', '/api/v1/service-evaluations/{id}/findings', 'json'],
  'exams.actOnExam': ['POST', '/api/v1/exams/{id}/actions', 'json'],
  'exams.addCandidates': ['POST', '/api/v1/exams/{id}/candidates', 'json'],
  'exams.changeBlueprint': ['PATCH', '/api/v1/exam-blueprints/{id}', 'json'],
  'exams.getBlueprint': ['GET', '/api/v1/exam-blueprints/{id}', 'json'],
  'exams.checkCertificate': ['GET', '/api/v1/certificate-checks/{code}', 'json'],
  'exams.createBlueprint': ['POST', '/api/v1/exam-blueprints', 'json'],
  'exams.listBlueprints': ['GET', '/api/v1/exam-blueprints', 'json'],
  'exams.createExam': ['POST', '/api/v1/exams', 'json'],
  'exams.listExams': ['GET', '/api/v1/exams', 'json'],
  'exams.decideAppeal': ['POST', '/api/v1/exam-appeals/{id}/actions', 'json'],
  'exams.enterSitting': ['POST', '/api/v1/exam-sittings/{id}/enter', 'json'],
  'exams.examFigures': ['GET', '/api/v1/exams/figures', 'json'],
  'exams.examTimeline': ['GET', '/api/v1/exams/{id}/timeline', 'json'],
  'exams.exportAppeals': ['GET', '/api/v1/exam-appeals/export', 'file'],
  'exams.exportBlueprints': ['GET', '/api/v1/exam-blueprints/export', 'file'],
  'exams.exportExamCertificates': ['GET', '/api/v1/exam-certificates/export', 'file'],
  'exams.exportExamItems': ['GET', '/api/v1/exams/{id}/items/export', 'file'],
  'exams.exportExams': ['GET', '/api/v1/exams/export', 'file'],
  'exams.exportResults': ['GET', '/api/v1/exams/{id}/export', 'file'],
  'exams.getExam': ['GET', '/api/v1/exams/{id}', 'json'],
  'exams.listAppeals': ['GET', '/api/v1/exam-appeals', 'json'],
  'exams.listExamCertificates': ['GET', '/api/v1/exam-certificates', 'json'],
  'exams.listOwnExams': ['GET', '/api/v1/own-exams', 'json'],
  'exams.listToMark': ['GET', '/api/v1/exam-marking', 'json'],
  'exams.listWrongAnswers': ['GET', '/api/v1/wrong-answers', 'json'],
  'exams.markAnswer': ['POST', '/api/v1/exam-sittings/{id}/marks', 'json'],
  'exams.practiseAnswer': ['POST', '/api/v1/wrong-answers/{id}/practise', 'json'],
  'exams.printCertificate': ['GET', '/api/v1/exam-certificates/{id}/print', 'file'],
  'exams.printSitting': ['GET', '/api/v1/exam-sittings/{id}/print', 'file'],
  'exams.raiseAppeal': ['POST', '/api/v1/exam-sittings/{id}/appeals', 'json'],
  'exams.regradeExam': ['POST', '/api/v1/exams/{id}/regrade', 'json'],
  'exams.retakeExam': ['POST', '/api/v1/exam-sittings/{id}/retake', 'json'],
  'exams.reviewSitting': ['GET', '/api/v1/exam-sittings/{id}', 'json'],
  'exams.saveAnswers': ['POST', '/api/v1/exam-sittings/{id}/answers', 'json'],
  'exams.submitSitting': ['POST', '/api/v1/exam-sittings/{id}/submit', 'json'],
  'externalqueries.actOnExternalQuery': ['POST', '/api/v1/external-queries/{id}/actions', 'json'],
  'externalqueries.exportExternalQueries': ['GET', '/api/v1/external-queries/export', 'file'],
  'externalqueries.externalQueryTimeline': ['GET', '/api/v1/external-queries/{id}/timeline', 'json'],
  'externalqueries.getExternalQuery': ['GET', '/api/v1/external-queries/{id}', 'json'],
  'externalqueries.listExternalQueries': ['GET', '/api/v1/external-queries', 'json'],
  'externalqueries.registerExternalQuery': ['POST', '/api/v1/external-queries', 'json'],
  'externalqueries.printExternalQuery': ['GET', '/api/v1/external-queries/{id}/print', 'file'],
  'governance.addReadyDuties': ['POST', '/api/v1/responsibilities/ready', 'json'],
  'governance.changeDuty': ['PATCH', '/api/v1/responsibilities/{id}', 'json'],
  'governance.changeLiaison': ['PATCH', '/api/v1/liaisons/{id}', 'json'],
  'governance.getLiaison': ['GET', '/api/v1/liaisons/{id}', 'json'],
  'governance.changeParty': ['PATCH', '/api/v1/external-parties/{id}', 'json'],
  'governance.compareSites': ['GET', '/api/v1/site-comparison', 'json'],
  'governance.createDuty': ['POST', '/api/v1/responsibilities', 'json'],
  'governance.responsibilities': ['GET', '/api/v1/responsibilities', 'json'],
  'governance.createParty': ['POST', '/api/v1/external-parties', 'json'],
  'governance.listParties': ['GET', '/api/v1/external-parties', 'json'],
  'governance.dutyTimeline': ['GET', '/api/v1/responsibilities/{id}/timeline', 'json'],
  'governance.exportComparison': ['GET', '/api/v1/site-comparison/export', 'file'],
  'governance.exportLiaisons': ['GET', '/api/v1/liaisons/export', 'file'],
  'governance.exportNonconformities': ['GET', '/api/v1/nonconformities/export', 'file'],
  'governance.exportParties': ['GET', '/api/v1/external-parties/export', 'file'],
  'governance.exportResponsibilities': ['GET', '/api/v1/responsibilities/export', 'file'],
  'governance.liaisonTimeline': ['GET', '/api/v1/liaisons/{id}/timeline', 'json'],
  'governance.listLiaisons': ['GET', '/api/v1/liaisons', 'json'],
  'governance.recordLiaison': ['POST', '/api/v1/liaisons', 'json'],
  'governance.listNonconformities': ['GET', '/api/v1/nonconformities', 'json'],
  'governance.recordNonconformity': ['POST', '/api/v1/nonconformities', 'json'],
  'governance.nonconformityFigures': ['GET', '/api/v1/nonconformities/figures', 'json'],
  'governance.settleLiaison': ['POST', '/api/v1/liaisons/{id}/settle', 'json'],
  'governance.suggestResponsible': ['GET', '/api/v1/responsibilities/suggestion', 'json'],
  'handover.actOnDefect': ['POST', '/api/v1/defects/{id}/actions', 'json'],
  'handover.actOnDefectLetter': ['POST', '/api/v1/defect-letters/{id}/actions', 'json'],
  'handover.changeDefect': ['PATCH', '/api/v1/defects/{id}', 'json'],
  'handover.getDefect': ['GET', '/api/v1/defects/{id}', 'json'],
  'handover.createDefect': ['POST', '/api/v1/defects', 'json'],
  'handover.listDefects': ['GET', '/api/v1/defects', 'json'],
  'handover.createDefectLetter': ['POST', '/api/v1/defect-letters', 'json'],
  'handover.listDefectLetters': ['GET', '/api/v1/defect-letters', 'json'],
  'handover.defectSummary': ['GET', '/api/v1/defect-summary', 'json'],
  'handover.exportDefectLetters': ['GET', '/api/v1/defect-letters/export', 'file'],
  'handover.exportDefectSummary': ['GET', '/api/v1/defect-summary/export', 'file'],
  'handover.exportDefects': ['GET', '/api/v1/defects/export', 'file'],
  'handover.getDefectLetter': ['GET', '/api/v1/defect-letters/{id}', 'json'],
  'handover.handoverTimeline': ['GET', '/api/v1/handover-records/{id}/timeline', 'json'],
  'handover.printDefectLetter': ['GET', '/api/v1/defect-letters/{id}/print', 'file'],
  'handover.printDefectSummary': ['GET', '/api/v1/defect-summary/print', 'file'],
  'households.actOnChronicle': ['POST', '/api/v1/chronicle-entries/{id}/actions', 'json'],
  'households.changeHousehold': ['PATCH', '/api/v1/households/{id}', 'json'],
  'households.changeOwner': ['POST', '/api/v1/units/{id}/owner-changes', 'json'],
  'households.listOwnerChanges': ['GET', '/api/v1/units/{id}/owner-changes', 'json'],
  'households.chronicleRules': ['GET', '/api/v1/chronicle-rules', 'json'],
  'households.setChronicleRule': ['PUT', '/api/v1/chronicle-rules', 'json'],
  'households.exportHouseholds': ['GET', '/api/v1/households/export', 'file'],
  'households.exportOccupants': ['GET', '/api/v1/occupants/export', 'file'],
  'households.fileAsOf': ['GET', '/api/v1/archive-files/{id}/as-of', 'json'],
  'households.fileVersions': ['GET', '/api/v1/archive-files/{id}/versions', 'json'],
  'households.getHouseholdFile': ['GET', '/api/v1/units/{id}/household', 'json'],
  'households.householdCard': ['GET', '/api/v1/units/{id}/card', 'json'],
  'households.householdHistory': ['GET', '/api/v1/units/{id}/history', 'json'],
  'households.listHouseholds': ['GET', '/api/v1/households', 'json'],
  'households.occupantsOn': ['GET', '/api/v1/occupants', 'json'],
  'households.previewTransfer': ['POST', '/api/v1/units/{id}/owner-changes/preview', 'json'],
  'households.printChronicle': ['GET', '/api/v1/units/{id}/chronicle/print', 'file'],
  'households.unitChronicle': ['GET', '/api/v1/units/{id}/chronicle', 'json'],
  'households.writeChronicle': ['POST', '/api/v1/units/{id}/chronicle', 'json'],
  'households.verifyHousehold': ['POST', '/api/v1/households/{id}/verifications', 'json'],
  'imports.actOnImport': ['POST', '/api/v1/imports/{id}/actions', 'json'],
  'imports.getImport': ['GET', '/api/v1/imports/{id}', 'json'],
  'imports.importErrors': ['GET', '/api/v1/imports/{id}/errors.xlsx', 'file'],
  'imports.importTemplate': ['GET', '/api/v1/import-templates/{kind}', 'file'],
  'imports.listImports': ['GET', '/api/v1/imports', 'json'],
  'imports.startImport': ['POST', '/api/v1/imports', 'json'],
  'improvements.actOnImprovement': ['POST', '/api/v1/improvements/{id}/actions', 'json'],
  'improvements.changeThreshold': ['POST', '/api/v1/improvement-threshold', 'json'],
  'improvements.getThreshold': ['GET', '/api/v1/improvement-threshold', 'json'],
  'improvements.createImprovement': ['POST', '/api/v1/improvements', 'json'],
  'improvements.listImprovements': ['GET', '/api/v1/improvements', 'json'],
  'improvements.exportImprovements': ['GET', '/api/v1/improvements/export', 'file'],
  'improvements.exportTrainingNeeds': ['GET', '/api/v1/training-needs/export', 'file'],
  'improvements.getImprovement': ['GET', '/api/v1/improvements/{id}', 'json'],
  'improvements.improvementTimeline': ['GET', '/api/v1/improvements/{id}/timeline', 'json'],
  'improvements.listTrainingNeeds': ['GET', '/api/v1/training-needs', 'json'],
  'improvements.raiseTrainingNeed': ['POST', '/api/v1/training-needs', 'json'],
  'improvements.settleTrainingNeed': ['POST', '/api/v1/training-needs/{id}/actions', 'json'],
  'inspections.actOnFinding': ['POST', '/api/v1/findings/{id}/actions', 'json'],
  'inspections.actOnPlan': ['POST', '/api/v1/inspection-plans/{id}/actions', 'json'],
  'inspections.actOnTask': ['POST', '/api/v1/inspection-tasks/{id}/actions', 'json'],
  'inspections.changeChecklist': ['PATCH', '/api/v1/checklists/{id}', 'json'],
  'inspections.getChecklist': ['GET', '/api/v1/checklists/{id}', 'json'],
  'inspections.changePlan': ['PATCH', '/api/v1/inspection-plans/{id}', 'json'],
  'inspections.getPlan': ['GET', '/api/v1/inspection-plans/{id}', 'json'],
  'inspections.changePoint': ['PATCH', '/api/v1/inspection-points/{id}', 'json'],
  'inspections.getPoint': ['GET', '/api/v1/inspection-points/{id}', 'json'],
  'inspections.changeRoute': ['PATCH', '/api/v1/inspection-routes/{id}', 'json'],
  'inspections.getRoute': ['GET', '/api/v1/inspection-routes/{id}', 'json'],
  'inspections.createChecklist': ['POST', '/api/v1/checklists', 'json'],
  'inspections.listChecklists': ['GET', '/api/v1/checklists', 'json'],
  'inspections.createPlan': ['POST', '/api/v1/inspection-plans', 'json'],
  'inspections.listPlans': ['GET', '/api/v1/inspection-plans', 'json'],
  'inspections.createPoint': ['POST', '/api/v1/inspection-points', 'json'],
  'inspections.listPoints': ['GET', '/api/v1/inspection-points', 'json'],
  'inspections.createRoute': ['POST', '/api/v1/inspection-routes', 'json'],
  'inspections.listRoutes': ['GET', '/api/v1/inspection-routes', 'json'],
  'inspections.exportChecklists': ['GET', '/api/v1/checklists/export', 'file'],
  'inspections.exportFindings': ['GET', '/api/v1/findings/export', 'file'],
  'inspections.exportPlans': ['GET', '/api/v1/inspection-plans/export', 'file'],
  'inspections.exportPoints': ['GET', '/api/v1/inspection-points/export', 'file'],
  'inspections.exportRounds': ['GET', '/api/v1/inspection-tasks/export', 'file'],
  'inspections.exportRoutes': ['GET', '/api/v1/inspection-routes/export', 'file'],
  'inspections.facilityRecords': ['GET', '/api/v1/facilities/{id}/inspections', 'json'],
  'inspections.findingTimeline': ['GET', '/api/v1/findings/{id}/timeline', 'json'],
  'inspections.getBundle': ['GET', '/api/v1/inspection-bundle', 'json'],
  'inspections.getFinding': ['GET', '/api/v1/findings/{id}', 'json'],
  'inspections.getTask': ['GET', '/api/v1/inspection-tasks/{id}', 'json'],
  'inspections.inspectionBoard': ['GET', '/api/v1/inspection-board', 'json'],
  'inspections.inspectionFigures': ['GET', '/api/v1/inspection-figures', 'json'],
  'inspections.inspectionMap': ['GET', '/api/v1/inspection-map', 'json'],
  'inspections.listFindings': ['GET', '/api/v1/findings', 'json'],
  'inspections.reportFinding': ['POST', '/api/v1/findings', 'json'],
  'inspections.listTasks': ['GET', '/api/v1/inspection-tasks', 'json'],
  'inspections.listUnitChecks': ['GET', '/api/v1/units/{id}/checks', 'json'],
  'inspections.planTimeline': ['GET', '/api/v1/inspection-plans/{id}/timeline', 'json'],
  'inspections.pointRecords': ['GET', '/api/v1/inspection-points/{id}/records', 'json'],
  'inspections.previewPlan': ['POST', '/api/v1/inspection-plans/preview', 'json'],
  'inspections.printPoints': ['GET', '/api/v1/inspection-points/labels', 'file'],
  'inspections.printRecord': ['GET', '/api/v1/inspection-records/{id}/print', 'file'],
  'inspections.printRound': ['GET', '/api/v1/inspection-tasks/{id}/print', 'file'],
  'inspections.printUnitChecks': ['GET', '/api/v1/units/{id}/checks/print', 'file'],
  'inspections.sendRecords': ['POST', '/api/v1/inspection-tasks/{id}/records', 'json'],
  'inspections.settleConflict': ['POST', '/api/v1/inspection-records/{id}/choose', 'json'],
  'inspections.takeReadyPlans': ['POST', '/api/v1/inspection-plans/ready', 'json'],
  'inspections.taskTimeline': ['GET', '/api/v1/inspection-tasks/{id}/timeline', 'json'],
  'inspections.unitCoverage': ['GET', '/api/v1/inspection-unit-coverage', 'json'],
  'integration.actOnCalendarFeed': ['POST', '/api/v1/calendar-feed/actions', 'json'],
  'integration.actOnDelivery': ['POST', '/api/v1/deliveries/{id}/actions', 'json'],
  'integration.addPushDevice': ['POST', '/api/v1/push-subscriptions', 'json'],
  'integration.listPushDevices': ['GET', '/api/v1/push-subscriptions', 'json'],
  'integration.changeChannel': ['PUT', '/api/v1/channels/{id}', 'json'],
  'integration.removeChannel': ['DELETE', '/api/v1/channels/{id}', 'empty'],
  'integration.changeHouseChoices': ['PUT', '/api/v1/message-choices', 'json'],
  'integration.houseChoices': ['GET', '/api/v1/message-choices', 'json'],
  'integration.changeOwnChoices': ['PUT', '/api/v1/own-message-choices', 'json'],
  'integration.ownChoices': ['GET', '/api/v1/own-message-choices', 'json'],
  'integration.createChannel': ['POST', '/api/v1/channels', 'json'],
  'integration.listChannels': ['GET', '/api/v1/channels', 'json'],
  'integration.dropWording': ['POST', '/api/v1/message-wordings/drop', 'json'],
  'integration.exportDeliveries': ['GET', '/api/v1/deliveries/export', 'file'],
  'integration.getCalendarFeed': ['GET', '/api/v1/calendar-feed', 'json'],
  'integration.getDelivery': ['GET', '/api/v1/deliveries/{id}', 'json'],
  'integration.listDeliveries': ['GET', '/api/v1/deliveries', 'json'],
  'integration.listMessageKinds': ['GET', '/api/v1/message-kinds', 'json'],
  'integration.previewWording': ['POST', '/api/v1/message-wordings/preview', 'json'],
  'integration.readCalendarFeed': ['GET', '/api/v1/calendars/{token}', 'file'],
  'integration.removePushDevice': ['DELETE', '/api/v1/push-subscriptions/{id}', 'json'],
  'integration.testChannel': ['POST', '/api/v1/channels/{id}/test', 'json'],
  'integration.writeWording': ['PUT', '/api/v1/message-wordings', 'json'],
  'knowledge.actOnArticle': ['POST', '/api/v1/knowledge/articles/{id}/actions', 'json'],
  'knowledge.actOnGap': ['POST', '/api/v1/knowledge/gaps/{id}/actions', 'json'],
  'knowledge.articleTimeline': ['GET', '/api/v1/knowledge/articles/{id}/timeline', 'json'],
  'knowledge.changeArticle': ['PATCH', '/api/v1/knowledge/articles/{id}', 'json'],
  'knowledge.getArticle': ['GET', '/api/v1/knowledge/articles/{id}', 'json'],
  'knowledge.changeEnquiryKind': ['PATCH', '/api/v1/knowledge/enquiry-kinds/{id}', 'json'],
  'knowledge.createArticle': ['POST', '/api/v1/knowledge/articles', 'json'],
  'knowledge.listArticles': ['GET', '/api/v1/knowledge/articles', 'json'],
  'knowledge.createEnquiryKind': ['POST', '/api/v1/knowledge/enquiry-kinds', 'json'],
  'knowledge.listEnquiryKinds': ['GET', '/api/v1/knowledge/enquiry-kinds', 'json'],
  'knowledge.createFeeQuery': ['POST', '/api/v1/knowledge/fee-queries', 'json'],
  'knowledge.listFeeQueries': ['GET', '/api/v1/knowledge/fee-queries', 'json'],
  'knowledge.createReceipt': ['POST', '/api/v1/knowledge/articles/{id}/receipts', 'json'],
  'knowledge.exportArticles': ['GET', '/api/v1/knowledge/articles/export', 'file'],
  'knowledge.exportFeeQueries': ['GET', '/api/v1/knowledge/fee-queries/export', 'file'],
  'knowledge.exportGaps': ['GET', '/api/v1/knowledge/gaps/export', 'file'],
  'knowledge.exportReceipts': ['GET', '/api/v1/knowledge/receipts/export', 'file'],
  'knowledge.gapFigures': ['GET', '/api/v1/knowledge/gaps/figures', 'json'],
  'knowledge.listGaps': ['GET', '/api/v1/knowledge/gaps', 'json'],
  'knowledge.listReceipts': ['GET', '/api/v1/knowledge/receipts', 'json'],
  'knowledge.listTopics': ['GET', '/api/v1/knowledge/topics', 'json'],
  'knowledge.printFeeQuery': ['GET', '/api/v1/knowledge/fee-queries/{id}/print', 'file'],
  'knowledge.suggestArticles': ['GET', '/api/v1/knowledge/suggestions', 'json'],
  'lamps.actOnLampCount': ['POST', '/api/v1/lamp-counts/{id}/actions', 'json'],
  'lamps.countLamps': ['POST', '/api/v1/lamp-counts', 'json'],
  'lamps.listLampCounts': ['GET', '/api/v1/lamp-counts', 'json'],
  'lamps.exportLampCounts': ['GET', '/api/v1/lamp-counts/export', 'file'],
  'lamps.getLampCount': ['GET', '/api/v1/lamp-counts/{id}', 'json'],
  'lamps.lampCountTimeline': ['GET', '/api/v1/lamp-counts/{id}/timeline', 'json'],
  'language.changeScript': ['PATCH', '/api/v1/language/scripts/{id}', 'json'],
  'language.changeWord': ['PATCH', '/api/v1/language/words/{id}', 'json'],
  'language.checkText': ['POST', '/api/v1/language/check', 'json'],
  'language.createScript': ['POST', '/api/v1/language/scripts', 'json'],
  'language.listScripts': ['GET', '/api/v1/language/scripts', 'json'],
  'language.createWord': ['POST', '/api/v1/language/words', 'json'],
  'language.listWords': ['GET', '/api/v1/language/words', 'json'],
  'language.exportWords': ['GET', '/api/v1/language/words/export', 'file'],
  'language.importWords': ['POST', '/api/v1/language/words/import', 'json'],
  'language.wordList': ['GET', '/api/v1/language/list', 'json'],
  'language.wordUse': ['GET', '/api/v1/language/use', 'json'],
  'lettings.actOnBusinessChange': ['POST', '/api/v1/business-changes/{id}/actions', 'json'],
  'lettings.actOnEntrustment': ['POST', '/api/v1/entrustments/{id}/actions', 'json'],
  'lettings.actOnTenancy': ['POST', '/api/v1/tenancies/{id}/actions', 'json'],
  'lettings.changeEntrustment': ['PATCH', '/api/v1/entrustments/{id}', 'json'],
  'lettings.getEntrustment': ['GET', '/api/v1/entrustments/{id}', 'json'],
  'lettings.changeTenancy': ['PATCH', '/api/v1/tenancies/{id}', 'json'],
  'lettings.getTenancy': ['GET', '/api/v1/tenancies/{id}', 'json'],
  'lettings.doTenancyTask': ['POST', '/api/v1/tenancy-tasks/{id}/done', 'json'],
  'lettings.exportBusinessChanges': ['GET', '/api/v1/business-changes/export', 'file'],
  'lettings.exportEntrustments': ['GET', '/api/v1/entrustments/export', 'file'],
  'lettings.exportTenancies': ['GET', '/api/v1/tenancies/export', 'file'],
  'lettings.getBusinessChange': ['GET', '/api/v1/business-changes/{id}', 'json'],
  'lettings.listBusinessChanges': ['GET', '/api/v1/business-changes', 'json'],
  'lettings.requestBusinessChange': ['POST', '/api/v1/business-changes', 'json'],
  'lettings.listEntrustments': ['GET', '/api/v1/entrustments', 'json'],
  'lettings.startEntrustment': ['POST', '/api/v1/entrustments', 'json'],
  'lettings.listTenancies': ['GET', '/api/v1/tenancies', 'json'],
  'lettings.startTenancy': ['POST', '/api/v1/tenancies', 'json'],
  'lettings.unitUse': ['GET', '/api/v1/units/{id}/use', 'json'],
  'maintenance.actOnMaintenancePlan': ['POST', '/api/v1/maintenance-plans/{id}/actions', 'json'],
  'maintenance.actOnMaintenanceTask': ['POST', '/api/v1/maintenance-tasks/{id}/actions', 'json'],
  'maintenance.actOnRenewalProposal': ['POST', '/api/v1/renewal-proposals/{id}/actions', 'json'],
  'maintenance.addFacilityCost': ['POST', '/api/v1/facility-costs', 'json'],
  'maintenance.listFacilityCosts': ['GET', '/api/v1/facility-costs', 'json'],
  'maintenance.assessCondition': ['POST', '/api/v1/maintained-facilities/{id}/assessments', 'json'],
  'maintenance.changeCounter': ['PATCH', '/api/v1/facility-counters/{id}', 'json'],
  'maintenance.changeLegalInspection': ['PATCH', '/api/v1/legal-inspections/{id}', 'json'],
  'maintenance.getLegalInspection': ['GET', '/api/v1/legal-inspections/{id}', 'json'],
  'maintenance.changeMaintenancePlan': ['PATCH', '/api/v1/maintenance-plans/{id}', 'json'],
  'maintenance.getMaintenancePlan': ['GET', '/api/v1/maintenance-plans/{id}', 'json'],
  'maintenance.changeProcedure': ['PATCH', '/api/v1/maintenance-procedures/{id}', 'json'],
  'maintenance.getProcedure': ['GET', '/api/v1/maintenance-procedures/{id}', 'json'],
  'maintenance.changeRenewalProposal': ['PATCH', '/api/v1/renewal-proposals/{id}', 'json'],
  'maintenance.getRenewalProposal': ['GET', '/api/v1/renewal-proposals/{id}', 'json'],
  'maintenance.changeTimeLimits': ['PUT', '/api/v1/maintenance-time-limits', 'json'],
  'maintenance.getTimeLimits': ['GET', '/api/v1/maintenance-time-limits', 'json'],
  'maintenance.createCounter': ['POST', '/api/v1/facility-counters', 'json'],
  'maintenance.createLegalInspection': ['POST', '/api/v1/legal-inspections', 'json'],
  'maintenance.listLegalInspections': ['GET', '/api/v1/legal-inspections', 'json'],
  'maintenance.createMaintenancePlan': ['POST', '/api/v1/maintenance-plans', 'json'],
  'maintenance.listMaintenancePlans': ['GET', '/api/v1/maintenance-plans', 'json'],
  'maintenance.createProcedure': ['POST', '/api/v1/maintenance-procedures', 'json'],
  'maintenance.listProcedures': ['GET', '/api/v1/maintenance-procedures', 'json'],
  'maintenance.createRenewalProposal': ['POST', '/api/v1/renewal-proposals', 'json'],
  'maintenance.listRenewalProposals': ['GET', '/api/v1/renewal-proposals', 'json'],
  'maintenance.explainDowntime': ['PATCH', '/api/v1/downtimes/{id}', 'json'],
  'maintenance.exportDowntimes': ['GET', '/api/v1/downtimes/export', 'file'],
  'maintenance.exportFacilityCosts': ['GET', '/api/v1/facility-costs/export', 'file'],
  'maintenance.exportLegalInspections': ['GET', '/api/v1/legal-inspections/export', 'file'],
  'maintenance.exportMaintainedFacilities': ['GET', '/api/v1/maintained-facilities/export', 'file'],
  'maintenance.exportMaintenancePlans': ['GET', '/api/v1/maintenance-plans/export', 'file'],
  'maintenance.exportMaintenanceTasks': ['GET', '/api/v1/maintenance-tasks/export', 'file'],
  'maintenance.exportMaintenanceYear': ['GET', '/api/v1/maintenance-year/export', 'file'],
  'maintenance.exportProcedures': ['GET', '/api/v1/maintenance-procedures/export', 'file'],
  'maintenance.exportRenewalProposals': ['GET', '/api/v1/renewal-proposals/export', 'file'],
  'maintenance.exportTimeLimits': ['GET', '/api/v1/maintenance-time-limits/export', 'file'],
  'maintenance.getMaintainedFacility': ['GET', '/api/v1/maintained-facilities/{id}', 'json'],
  'maintenance.setMaintainedFacility': ['PATCH', '/api/v1/maintained-facilities/{id}', 'json'],
  'maintenance.getMaintenanceTask': ['GET', '/api/v1/maintenance-tasks/{id}', 'json'],
  'maintenance.legalInspectionTimeline': ['GET', '/api/v1/legal-inspections/{id}/timeline', 'json'],
  'maintenance.linkFacilityOrder': ['POST', '/api/v1/facility-orders/{id}/link', 'json'],
  'maintenance.listCounterReadings': ['GET', '/api/v1/facility-counters/{id}/readings', 'json'],
  'maintenance.readCounter': ['POST', '/api/v1/facility-counters/{id}/readings', 'json'],
  'maintenance.listDowntimes': ['GET', '/api/v1/downtimes', 'json'],
  'maintenance.listMaintainedFacilities': ['GET', '/api/v1/maintained-facilities', 'json'],
  'maintenance.listMaintenanceTasks': ['GET', '/api/v1/maintenance-tasks', 'json'],
  'maintenance.maintenanceFigures': ['GET', '/api/v1/maintenance-figures', 'json'],
  'maintenance.maintenancePlanTimeline': ['GET', '/api/v1/maintenance-plans/{id}/timeline', 'json'],
  'maintenance.maintenanceTaskTimeline': ['GET', '/api/v1/maintenance-tasks/{id}/timeline', 'json'],
  'maintenance.maintenanceYear': ['GET', '/api/v1/maintenance-year', 'json'],
  'maintenance.previewMaintenancePlan': ['POST', '/api/v1/maintenance-plans/preview', 'json'],
  'maintenance.printLegalInspections': ['GET', '/api/v1/legal-inspections/print', 'file'],
  'maintenance.printMaintenanceTask': ['GET', '/api/v1/maintenance-tasks/{id}/print', 'file'],
  'maintenance.raiseFacilityOrder': ['POST', '/api/v1/facility-orders', 'json'],
  'maintenance.recordCertificate': ['POST', '/api/v1/legal-inspections/{id}/certificates', 'json'],
  'maintenance.renewalProposalTimeline': ['GET', '/api/v1/renewal-proposals/{id}/timeline', 'json'],
  'maintenance.sendStepResults': ['POST', '/api/v1/maintenance-tasks/{id}/results', 'json'],
  'maintenance.setResponsible': ['POST', '/api/v1/maintained-facilities/responsible', 'json'],
  'maintenance.takeReadyMaintenance': ['POST', '/api/v1/maintenance-plans/ready', 'json'],
  'maintenance.voidCertificate': ['POST', '/api/v1/legal-certificates/{id}/void', 'json'],
  'maintenance.voidCounterReading': ['POST', '/api/v1/counter-readings/{id}/void', 'json'],
  'maintenance.voidFacilityCost': ['POST', '/api/v1/facility-costs/{id}/void', 'json'],
  'merges.dismissDuplicate': ['POST', '/api/v1/duplicates/dismissals', 'json'],
  'merges.exportDuplicates': ['GET', '/api/v1/duplicates/export', 'file'],
  'merges.listDuplicates': ['GET', '/api/v1/duplicates', 'json'],
  'merges.listMerges': ['GET', '/api/v1/persons/{id}/merges', 'json'],
  'merges.mergePersons': ['POST', '/api/v1/merges', 'json'],
  'merges.previewMerge': ['POST', '/api/v1/merges/preview', 'json'],
  'merges.undoMerge': ['POST', '/api/v1/merges/{id}/undo', 'json'],
  'mystery.actOnMysteryVisit': ['POST', '/api/v1/mystery-visits/{id}/actions', 'json'],
  'mystery.addMysteryPhoto': ['POST', '/api/v1/mystery-sheets/{token}/photos', 'json'],
  'mystery.addMysteryRecording': ['POST', '/api/v1/mystery-sheets/{token}/recordings', 'json'],
  'mystery.getMysterySheet': ['GET', '/api/v1/mystery-sheets/{token}', 'json'],
  'mystery.submitMysterySheet': ['POST', '/api/v1/mystery-sheets/{token}', 'json'],
  'mystery.getMysteryVisit': ['GET', '/api/v1/mystery-visits/{id}', 'json'],
  'mystery.listMysteryVisits': ['GET', '/api/v1/mystery-visits', 'json'],
  'mystery.planMysteryVisit': ['POST', '/api/v1/mystery-visits', 'json'],
  'mystery.mysteryVisitTimeline': ['GET', '/api/v1/mystery-visits/{id}/timeline', 'json'],
  'onboarding.actOnOnboarding': ['POST', '/api/v1/onboardings/{id}/actions', 'json'],
  'onboarding.createOnboarding': ['POST', '/api/v1/onboardings', 'json'],
  'onboarding.listOnboardings': ['GET', '/api/v1/onboardings', 'json'],
  'onboarding.evaluateOnboarding': ['POST', '/api/v1/onboardings/{id}/evaluations', 'json'],
  'onboarding.exportOnboardings': ['GET', '/api/v1/onboardings/export', 'file'],
  'onboarding.getOnboarding': ['GET', '/api/v1/onboardings/{id}', 'json'],
  'onboarding.onboardingTimeline': ['GET', '/api/v1/onboardings/{id}/timeline', 'json'],
  'onboarding.printOnboarding': ['GET', '/api/v1/onboardings/{id}/print', 'file'],
  'operations.actOnBackups': ['POST', '/api/v1/operations/backups/actions', 'json'],
  'operations.changeBackupPlan': ['PUT', '/api/v1/operations/backup-plan', 'json'],
  'operations.getBackups': ['GET', '/api/v1/operations/backups', 'json'],
  'organization.changeSite': ['PATCH', '/api/v1/sites/{id}', 'json'],
  'organization.getSite': ['GET', '/api/v1/sites/{id}', 'json'],
  'organization.chooseSites': ['GET', '/api/v1/sites/choices', 'json'],
  'organization.createEmployee': ['POST', '/api/v1/employees', 'json'],
  'organization.listEmployees': ['GET', '/api/v1/employees', 'json'],
  'organization.createSite': ['POST', '/api/v1/sites', 'json'],
  'organization.listSites': ['GET', '/api/v1/sites', 'json'],
  'organization.createSubstitution': ['POST', '/api/v1/substitutions', 'json'],
  'organization.listSubstitutions': ['GET', '/api/v1/substitutions', 'json'],
  'organization.endSubstitution': ['POST', '/api/v1/substitutions/{id}/end', 'json'],
  'organization.exportEmployees': ['GET', '/api/v1/employees/export', 'file'],
  'organization.exportSubstitutions': ['GET', '/api/v1/substitutions/export', 'file'],
  'organization.listDepartments': ['GET', '/api/v1/departments', 'json'],
  'structure.createDepartment': ['POST', '/api/v1/departments', 'json'],
  'organization.listZones': ['GET', '/api/v1/zones', 'json'],
  'zones.createZone': ['POST', '/api/v1/zones', 'json'],
  'organization.setShift': ['POST', '/api/v1/employees/{id}/shift', 'json'],
  'originals.actOnLoan': ['POST', '/api/v1/archive-loans/{id}/actions', 'json'],
  'originals.actOnTransfer': ['POST', '/api/v1/archive-transfers/{id}/actions', 'json'],
  'originals.changeBox': ['PATCH', '/api/v1/archive-boxes/{id}', 'json'],
  'originals.getBox': ['GET', '/api/v1/archive-boxes/{id}', 'json'],
  'originals.changeOriginal': ['PATCH', '/api/v1/originals/{id}', 'json'],
  'originals.getOriginal': ['GET', '/api/v1/originals/{id}', 'json'],
  'originals.createBox': ['POST', '/api/v1/archive-boxes', 'json'],
  'originals.listBoxes': ['GET', '/api/v1/archive-boxes', 'json'],
  'originals.createTransfer': ['POST', '/api/v1/archive-transfers', 'json'],
  'originals.listTransfers': ['GET', '/api/v1/archive-transfers', 'json'],
  'originals.exportBoxes': ['GET', '/api/v1/archive-boxes/export', 'file'],
  'originals.exportLoans': ['GET', '/api/v1/archive-loans/export', 'file'],
  'originals.exportTransfers': ['GET', '/api/v1/archive-transfers/export', 'file'],
  'originals.getLoan': ['GET', '/api/v1/archive-loans/{id}', 'json'],
  'originals.getTransfer': ['GET', '/api/v1/archive-transfers/{id}', 'json'],
  'originals.lendOriginal': ['POST', '/api/v1/archive-loans', 'json'],
  'originals.listLoans': ['GET', '/api/v1/archive-loans', 'json'],
  'originals.loanTimeline': ['GET', '/api/v1/archive-loans/{id}/timeline', 'json'],
  'originals.orderBox': ['POST', '/api/v1/archive-boxes/{id}/order', 'json'],
  'originals.placeOriginal': ['POST', '/api/v1/originals', 'json'],
  'originals.printBox': ['GET', '/api/v1/archive-boxes/{id}/print', 'file'],
  'originals.printTransfer': ['GET', '/api/v1/archive-transfers/{id}/print', 'file'],
  'originals.recordDamage': ['POST', '/api/v1/originals/{id}/damages', 'json'],
  'paidservices.actOnPaidService': ['POST', '/api/v1/paid-services/{id}/actions', 'json'],
  'paidservices.changePaidService': ['PATCH', '/api/v1/paid-services/{id}', 'json'],
  'paidservices.getPaidService': ['GET', '/api/v1/paid-services/{id}', 'json'],
  'paidservices.createPaidService': ['POST', '/api/v1/paid-services', 'json'],
  'paidservices.listPaidServices': ['GET', '/api/v1/paid-services', 'json'],
  'paidservices.exportPaidServices': ['GET', '/api/v1/paid-services/export', 'file'],
  'paidservices.importPaidServices': ['POST', '/api/v1/paid-services/import', 'json'],
  'paidservices.printPriceList': ['GET', '/api/v1/paid-services/poster', 'file'],
  'paidservices.serviceMenu': ['GET', '/api/v1/service-menu', 'json'],
  'people.actOnCertificate': ['POST', '/api/v1/certificates/{id}/actions', 'json'],
  'people.changeCertificate': ['PATCH', '/api/v1/certificates/{id}', 'json'],
  'people.changeCompetence': ['PATCH', '/api/v1/competences/{id}', 'json'],
  'people.changeEmployee': ['PATCH', '/api/v1/employees/{id}', 'json'],
  'people.getEmployee': ['GET', '/api/v1/employees/{id}', 'json'],
  'people.createCertificate': ['POST', '/api/v1/employees/{id}/certificates', 'json'],
  'people.createCompetence': ['POST', '/api/v1/competences', 'json'],
  'people.listCompetences': ['GET', '/api/v1/competences', 'json'],
  'people.employeeTimeline': ['GET', '/api/v1/employees/{id}/timeline', 'json'],
  'people.exportCertificates': ['GET', '/api/v1/certificates/export', 'file'],
  'people.listCertificates': ['GET', '/api/v1/certificates', 'json'],
  'platform.beginUpload': ['POST', '/api/v1/uploads', 'json'],
  'platform.completeUpload': ['POST', '/api/v1/uploads/{id}/complete', 'json'],
  'platform.createSavedView': ['POST', '/api/v1/saved-views', 'json'],
  'platform.listSavedViews': ['GET', '/api/v1/saved-views', 'json'],
  'platform.deleteSavedView': ['DELETE', '/api/v1/saved-views/{id}', 'empty'],
  'platform.getFile': ['GET', '/api/v1/files/{id}', 'file'],
  'platform.getThumbnail': ['GET', '/api/v1/files/{id}/thumbnail', 'file'],
  'platform.getUpload': ['GET', '/api/v1/uploads/{id}', 'json'],
  'platform.listMessages': ['GET', '/api/v1/messages', 'json'],
  'platform.myWork': ['GET', '/api/v1/my-work', 'json'],
  'platform.outbox': ['GET', '/api/v1/outbox', 'json'],
  'platform.overview': ['GET', '/api/v1/insight/overview', 'json'],
  'platform.readMessages': ['POST', '/api/v1/messages/actions', 'json'],
  'platform.sendUploadPart': ['PUT', '/api/v1/uploads/{id}/parts/{offset}', 'json'],
  'platform.uploadFile': ['POST', '/api/v1/files', 'json'],
  'practicals.actOnPractical': ['POST', '/api/v1/practicals/{id}/actions', 'json'],
  'practicals.addReadyRubrics': ['POST', '/api/v1/practical-rubrics/ready', 'json'],
  'practicals.changeRubric': ['PATCH', '/api/v1/practical-rubrics/{id}', 'json'],
  'practicals.getRubric': ['GET', '/api/v1/practical-rubrics/{id}', 'json'],
  'practicals.createPractical': ['POST', '/api/v1/practicals', 'json'],
  'practicals.listPracticals': ['GET', '/api/v1/practicals', 'json'],
  'practicals.createRubric': ['POST', '/api/v1/practical-rubrics', 'json'],
  'practicals.listRubrics': ['GET', '/api/v1/practical-rubrics', 'json'],
  'practicals.exportPracticals': ['GET', '/api/v1/practicals/export', 'file'],
  'practicals.exportRubrics': ['GET', '/api/v1/practical-rubrics/export', 'file'],
  'practicals.getPractical': ['GET', '/api/v1/practicals/{id}', 'json'],
  'practicals.practicalTimeline': ['GET', '/api/v1/practicals/{id}/timeline', 'json'],
  'practicals.printPractical': ['GET', '/api/v1/practicals/{id}/print', 'file'],
  'practicals.scorePractical': ['POST', '/api/v1/practicals/{id}/scores', 'json'],
  'practicals.signPractical': ['POST', '/api/v1/practicals/{id}/signature', 'json'],
  'privacy.changeOwnConsent': ['POST', '/api/v1/my-consents/{purpose}/actions', 'json'],
  'privacy.changePrivacySettings': ['PATCH', '/api/v1/privacy-settings', 'json'],
  'privacy.getPrivacySettings': ['GET', '/api/v1/privacy-settings', 'json'],
  'privacy.changeRetention': ['PATCH', '/api/v1/retention/{class}', 'json'],
  'privacy.checkErasure': ['GET', '/api/v1/persons/{id}/erasure', 'json'],
  'privacy.erasePerson': ['POST', '/api/v1/persons/{id}/erasure', 'json'],
  'privacy.checkTrail': ['POST', '/api/v1/trail/checks', 'json'],
  'privacy.listTrailChecks': ['GET', '/api/v1/trail/checks', 'json'],
  'privacy.erasurePdf': ['GET', '/api/v1/erasures/{id}/pdf', 'file'],
  'privacy.exportAccess': ['GET', '/api/v1/access-log/export', 'file'],
  'privacy.exportErasures': ['GET', '/api/v1/erasures/export', 'file'],
  'privacy.exportHolds': ['GET', '/api/v1/legal-holds/export', 'file'],
  'privacy.exportMissingConsents': ['GET', '/api/v1/consents/missing/export', 'file'],
  'privacy.exportPerson': ['POST', '/api/v1/persons/{id}/personal-data', 'file'],
  'privacy.exportPurgeRuns': ['GET', '/api/v1/retention/runs/export', 'file'],
  'privacy.exportTrailChecks': ['GET', '/api/v1/trail/checks/export', 'file'],
  'privacy.exportUndertakings': ['GET', '/api/v1/undertakings/export', 'file'],
  'privacy.exportUnusualAccess': ['GET', '/api/v1/access-log/unusual/export', 'file'],
  'privacy.liftHold': ['POST', '/api/v1/legal-holds/{id}/actions', 'json'],
  'privacy.listAccess': ['GET', '/api/v1/access-log', 'json'],
  'privacy.listConsents': ['GET', '/api/v1/persons/{id}/consents', 'json'],
  'privacy.recordConsent': ['POST', '/api/v1/persons/{id}/consents', 'json'],
  'privacy.listErasures': ['GET', '/api/v1/erasures', 'json'],
  'privacy.listHolds': ['GET', '/api/v1/legal-holds', 'json'],
  'privacy.placeHold': ['POST', '/api/v1/legal-holds', 'json'],
  'privacy.listPurgeRuns': ['GET', '/api/v1/retention/runs', 'json'],
  'privacy.runPurge': ['POST', '/api/v1/retention/runs', 'json'],
  'privacy.listRetention': ['GET', '/api/v1/retention', 'json'],
  'privacy.listTexts': ['GET', '/api/v1/privacy-texts', 'json'],
  'privacy.writeText': ['POST', '/api/v1/privacy-texts', 'json'],
  'privacy.listUndertakings': ['GET', '/api/v1/undertakings', 'json'],
  'privacy.missingConsents': ['GET', '/api/v1/consents/missing', 'json'],
  'privacy.ownAccess': ['GET', '/api/v1/my-access-log', 'json'],
  'privacy.ownConsents': ['GET', '/api/v1/my-consents', 'json'],
  'privacy.ownUndertaking': ['GET', '/api/v1/my-undertaking', 'json'],
  'privacy.signUndertaking': ['POST', '/api/v1/my-undertaking', 'json'],
  'privacy.personAccess': ['GET', '/api/v1/persons/{id}/access-log', 'json'],
  'privacy.personAccessPdf': ['GET', '/api/v1/persons/{id}/access-log/pdf', 'file'],
  'privacy.revealField': ['POST', '/api/v1/persons/{id}/reveal', 'json'],
  'privacy.unusualAccess': ['GET', '/api/v1/access-log/unusual', 'json'],
  'privacy.withdrawConsent': ['POST', '/api/v1/consents/{id}/actions', 'json'],
  'programmes.addReadyProgrammes': ['POST', '/api/v1/training-programmes/ready', 'json'],
  'programmes.changeProgramme': ['PATCH', '/api/v1/training-programmes/{id}', 'json'],
  'programmes.getProgramme': ['GET', '/api/v1/training-programmes/{id}', 'json'],
  'programmes.createProgramme': ['POST', '/api/v1/training-programmes', 'json'],
  'programmes.listProgrammes': ['GET', '/api/v1/training-programmes', 'json'],
  'programmes.exportOwedCourses': ['GET', '/api/v1/training-programmes/owed/export', 'file'],
  'programmes.exportProgrammes': ['GET', '/api/v1/training-programmes/export', 'file'],
  'programmes.listOwedCourses': ['GET', '/api/v1/training-programmes/owed', 'json'],
  'pulse.answerPulse': ['POST', '/api/v1/staff-pulses/{id}/answers', 'json'],
  'pulse.listPulses': ['GET', '/api/v1/staff-pulses', 'json'],
  'pulse.openPulse': ['POST', '/api/v1/staff-pulses', 'json'],
  'pulse.ownPulses': ['GET', '/api/v1/staff-pulses/own', 'json'],
  'quality.actOnQualityAction': ['POST', '/api/v1/quality-actions/{id}/actions', 'json'],
  'quality.actOnQualityMeeting': ['POST', '/api/v1/quality-meetings/{id}/actions', 'json'],
  'quality.departmentRatings': ['GET', '/api/v1/department-ratings', 'json'],
  'quality.rateDepartment': ['POST', '/api/v1/department-ratings', 'json'],
  'quality.exportDepartmentRatings': ['GET', '/api/v1/department-ratings/export', 'file'],
  'quality.exportQualityActions': ['GET', '/api/v1/quality-actions/export', 'file'],
  'quality.exportQualityMeetings': ['GET', '/api/v1/quality-meetings/export', 'file'],
  'quality.exportSixSAreas': ['GET', '/api/v1/six-s-areas/export', 'file'],
  'quality.getQualityAction': ['GET', '/api/v1/quality-actions/{id}', 'json'],
  'quality.getQualityMeeting': ['GET', '/api/v1/quality-meetings/{id}', 'json'],
  'quality.listQualityActions': ['GET', '/api/v1/quality-actions', 'json'],
  'quality.raiseQualityAction': ['POST', '/api/v1/quality-actions', 'json'],
  'quality.listQualityIndicators': ['GET', '/api/v1/quality-indicators', 'json'],
  'quality.setQualityGoal': ['POST', '/api/v1/quality-indicators', 'json'],
  'quality.listQualityMeetings': ['GET', '/api/v1/quality-meetings', 'json'],
  'quality.planQualityMeeting': ['POST', '/api/v1/quality-meetings', 'json'],
  'quality.listSixSAreas': ['GET', '/api/v1/six-s-areas', 'json'],
  'quality.printMeetingPack': ['GET', '/api/v1/quality-meetings/{id}/pack', 'file'],
  'quality.printQualityStandard': ['GET', '/api/v1/quality-indicators/print', 'file'],
  'quality.qualityActionTimeline': ['GET', '/api/v1/quality-actions/{id}/timeline', 'json'],
  'quality.qualityMeetingTimeline': ['GET', '/api/v1/quality-meetings/{id}/timeline', 'json'],
  'quality.saveSixSArea': ['PUT', '/api/v1/six-s-areas/{id}', 'json'],
  'questions.actOnQuestion': ['POST', '/api/v1/questions/{id}/actions', 'json'],
  'questions.addReadyQuestions': ['POST', '/api/v1/questions/ready', 'json'],
  'questions.createQuestion': ['POST', '/api/v1/questions', 'json'],
  'questions.listQuestions': ['GET', '/api/v1/questions', 'json'],
  'questions.exportQuestions': ['GET', '/api/v1/questions/export', 'file'],
  'questions.getQuestion': ['GET', '/api/v1/questions/{id}', 'json'],
  'questions.importQuestions': ['POST', '/api/v1/questions/import', 'json'],
  'questions.questionTimeline': ['GET', '/api/v1/questions/{id}/timeline', 'json'],
  'questions.reviseQuestion': ['POST', '/api/v1/questions/{id}/revise', 'json'],
  'quotes.actOnQuote': ['POST', '/api/v1/quotes/{id}/actions', 'json'],
  'quotes.createQuote': ['POST', '/api/v1/quotes', 'json'],
  'quotes.listQuotes': ['GET', '/api/v1/quotes', 'json'],
  'quotes.exportPaidCharges': ['GET', '/api/v1/paid-charges/export', 'file'],
  'quotes.exportQuotes': ['GET', '/api/v1/quotes/export', 'file'],
  'quotes.getQuote': ['GET', '/api/v1/quotes/{id}', 'json'],
  'quotes.listPaidCharges': ['GET', '/api/v1/paid-charges', 'json'],
  'quotes.orderPaidService': ['POST', '/api/v1/paid-service-orders', 'json'],
  'quotes.ownPaidOrders': ['GET', '/api/v1/own-paid-orders', 'json'],
  'quotes.quotesOf': ['GET', '/api/v1/quotes/of', 'json'],
  'reception.actOnAppointment': ['POST', '/api/v1/visit-appointments/{id}/actions', 'json'],
  'reception.actOnVisit': ['POST', '/api/v1/visits/{id}/actions', 'json'],
  'reception.arrive': ['POST', '/api/v1/visits', 'json'],
  'reception.listVisits': ['GET', '/api/v1/visits', 'json'],
  'reception.board': ['GET', '/api/v1/reception/board', 'json'],
  'reception.callNext': ['POST', '/api/v1/visits/call-next', 'json'],
  'reception.changeAppointment': ['PATCH', '/api/v1/visit-appointments/{id}', 'json'],
  'reception.changeFlow': ['PUT', '/api/v1/reception/flow', 'json'],
  'reception.getFlow': ['GET', '/api/v1/reception/flow', 'json'],
  'reception.changeServiceHours': ['PUT', '/api/v1/service-hours', 'json'],
  'reception.getServiceHours': ['GET', '/api/v1/service-hours', 'json'],
  'reception.createAppointment': ['POST', '/api/v1/visit-appointments', 'json'],
  'reception.listAppointments': ['GET', '/api/v1/visit-appointments', 'json'],
  'reception.enterGate': ['POST', '/api/v1/gate-visits', 'json'],
  'reception.listGateVisits': ['GET', '/api/v1/gate-visits', 'json'],
  'reception.exportAppointments': ['GET', '/api/v1/visit-appointments/export', 'file'],
  'reception.exportGateVisits': ['GET', '/api/v1/gate-visits/export', 'file'],
  'reception.exportVisits': ['GET', '/api/v1/visits/export', 'file'],
  'reception.getVisit': ['GET', '/api/v1/visits/{id}', 'json'],
  'reception.leaveGate': ['POST', '/api/v1/gate-visits/{id}/leave', 'json'],
  'reception.listNights': ['GET', '/api/v1/service-hours/nights', 'json'],
  'reception.setNight': ['PUT', '/api/v1/service-hours/nights', 'json'],
  'reception.nightIntake': ['GET', '/api/v1/night-intake', 'json'],
  'reception.recordContact': ['POST', '/api/v1/visits/{id}/contacts', 'json'],
  'reception.serviceNow': ['GET', '/api/v1/service-hours/now', 'json'],
  'reception.takeOverNight': ['POST', '/api/v1/night-intake/{id}/take-over', 'json'],
  'reception.tasks': ['GET', '/api/v1/reception/tasks', 'json'],
  'reception.visitTimeline': ['GET', '/api/v1/visits/{id}/timeline', 'json'],
  'redress.actOnCompensation': ['POST', '/api/v1/compensations/{id}/actions', 'json'],
  'redress.actOnComplaintGroup': ['POST', '/api/v1/complaint-groups/{id}/actions', 'json'],
  'redress.actOnFalling': ['POST', '/api/v1/falling-objects/{id}/actions', 'json'],
  'redress.actOnLiability': ['POST', '/api/v1/liability-assessments/{id}/actions', 'json'],
  'redress.actOnLibraryCase': ['POST', '/api/v1/library-cases/{id}/actions', 'json'],
  'redress.addCaseToCourse': ['POST', '/api/v1/courses/{id}/cases', 'json'],
  'redress.casesOfCourse': ['GET', '/api/v1/courses/{id}/cases', 'json'],
  'redress.addCaseToSession': ['POST', '/api/v1/training-sessions/{id}/cases', 'json'],
  'redress.casesOfSession': ['GET', '/api/v1/training-sessions/{id}/cases', 'json'],
  'redress.caseRedress': ['GET', '/api/v1/cases/{id}/redress', 'json'],
  'redress.caseTeaching': ['GET', '/api/v1/library-cases/{id}/teaching', 'json'],
  'redress.changeLibraryCase': ['PATCH', '/api/v1/library-cases/{id}', 'json'],
  'redress.getLibraryCase': ['GET', '/api/v1/library-cases/{id}', 'json'],
  'redress.checkCaseStep': ['POST', '/api/v1/case-steps/{id}/actions', 'json'],
  'redress.exportCompensations': ['GET', '/api/v1/compensations/export', 'file'],
  'redress.exportComplaintGroups': ['GET', '/api/v1/complaint-groups/export', 'file'],
  'redress.exportLibraryCases': ['GET', '/api/v1/library-cases/export', 'file'],
  'redress.exportRecoveredCustomers': ['GET', '/api/v1/recovered-customers/export', 'file'],
  'redress.exportRepeatComplaints': ['GET', '/api/v1/repeat-complaints/export', 'file'],
  'redress.facilityCheck': ['GET', '/api/v1/cases/{id}/facility-check', 'json'],
  'redress.keepFacilityCheck': ['POST', '/api/v1/cases/{id}/facility-check', 'json'],
  'redress.foreseeComplaint': ['POST', '/api/v1/complaints/foresee', 'json'],
  'redress.getCompensation': ['GET', '/api/v1/compensations/{id}', 'json'],
  'redress.getComplaintGroup': ['GET', '/api/v1/complaint-groups/{id}', 'json'],
  'redress.getFalling': ['GET', '/api/v1/cases/{id}/falling-object', 'json'],
  'redress.openFalling': ['POST', '/api/v1/cases/{id}/falling-object', 'json'],
  'redress.getHandbook': ['GET', '/api/v1/complaint-handbook', 'json'],
  'redress.publishHandbook': ['POST', '/api/v1/complaint-handbook', 'json'],
  'redress.getLiability': ['GET', '/api/v1/cases/{id}/liability', 'json'],
  'redress.saveLiability': ['PUT', '/api/v1/cases/{id}/liability', 'json'],
  'redress.getRedressSettings': ['GET', '/api/v1/redress-settings', 'json'],
  'redress.saveRedressSettings': ['PUT', '/api/v1/redress-settings', 'json'],
  'redress.libraryCaseFrom': ['POST', '/api/v1/cases/{id}/library-case', 'json'],
  'redress.listCompensations': ['GET', '/api/v1/compensations', 'json'],
  'redress.requestCompensation': ['POST', '/api/v1/compensations', 'json'],
  'redress.listComplaintGroups': ['GET', '/api/v1/complaint-groups', 'json'],
  'redress.listComplaintWorkflows': ['GET', '/api/v1/complaint-workflows', 'json'],
  'redress.saveComplaintWorkflow': ['PUT', '/api/v1/complaint-workflows', 'json'],
  'redress.listLibraryCases': ['GET', '/api/v1/library-cases', 'json'],
  'redress.writeLibraryCase': ['POST', '/api/v1/library-cases', 'json'],
  'redress.printCompensation': ['GET', '/api/v1/compensations/{id}/print', 'file'],
  'redress.printFalling': ['GET', '/api/v1/falling-objects/{id}/print', 'file'],
  'redress.printHandbook': ['GET', '/api/v1/complaint-handbook/print', 'file'],
  'redress.printLiability': ['GET', '/api/v1/liability-assessments/{id}/print', 'file'],
  'redress.recoveredCustomers': ['GET', '/api/v1/recovered-customers', 'json'],
  'redress.removeCaseFromCourse': ['DELETE', '/api/v1/courses/{id}/cases/{caseId}', 'json'],
  'redress.removeCaseFromSession': ['DELETE', '/api/v1/training-sessions/{id}/cases/{caseId}', 'json'],
  'redress.repeatComplaints': ['GET', '/api/v1/repeat-complaints', 'json'],
  'redress.teachLibraryCase': ['POST', '/api/v1/library-cases/{id}/sessions', 'json'],
  'registers.actOnFacility': ['POST', '/api/v1/facilities/{id}/actions', 'json'],
  'registers.actOnMeter': ['POST', '/api/v1/meters/{id}/actions', 'json'],
  'registers.changeAmenity': ['PATCH', '/api/v1/amenities/{id}', 'json'],
  'registers.getAmenity': ['GET', '/api/v1/amenities/{id}', 'json'],
  'registers.changeArea': ['PATCH', '/api/v1/common-areas/{id}', 'json'],
  'registers.getArea': ['GET', '/api/v1/common-areas/{id}', 'json'],
  'registers.changeFacility': ['PATCH', '/api/v1/facilities/{id}', 'json'],
  'registers.getFacility': ['GET', '/api/v1/facilities/{id}', 'json'],
  'registers.changeMeter': ['PATCH', '/api/v1/meters/{id}', 'json'],
  'registers.getMeter': ['GET', '/api/v1/meters/{id}', 'json'],
  'registers.changeSiteFacts': ['PATCH', '/api/v1/site-facts/{id}', 'json'],
  'registers.getSiteFacts': ['GET', '/api/v1/site-facts/{id}', 'json'],
  'registers.checkAmenity': ['POST', '/api/v1/amenities/{id}/checks', 'json'],
  'registers.createAmenity': ['POST', '/api/v1/amenities', 'json'],
  'registers.listAmenities': ['GET', '/api/v1/amenities', 'json'],
  'registers.createArea': ['POST', '/api/v1/common-areas', 'json'],
  'registers.listAreas': ['GET', '/api/v1/common-areas', 'json'],
  'registers.createFacility': ['POST', '/api/v1/facilities', 'json'],
  'registers.listFacilities': ['GET', '/api/v1/facilities', 'json'],
  'registers.createFacilityClass': ['POST', '/api/v1/facility-classes', 'json'],
  'registers.listFacilityClasses': ['GET', '/api/v1/facility-classes', 'json'],
  'registers.createMeter': ['POST', '/api/v1/meters', 'json'],
  'registers.listMeters': ['GET', '/api/v1/meters', 'json'],
  'registers.exportAmenities': ['GET', '/api/v1/amenities/export', 'file'],
  'registers.exportAreas': ['GET', '/api/v1/common-areas/export', 'file'],
  'registers.exportFacilities': ['GET', '/api/v1/facilities/export', 'file'],
  'registers.exportManagedArea': ['GET', '/api/v1/managed-area/export', 'file'],
  'registers.exportMeters': ['GET', '/api/v1/meters/export', 'file'],
  'registers.exportReadings': ['GET', '/api/v1/meters/{id}/readings/export', 'file'],
  'registers.getRecord': ['GET', '/api/v1/register-records/{id}', 'json'],
  'registers.listReadings': ['GET', '/api/v1/meters/{id}/readings', 'json'],
  'registers.readMeter': ['POST', '/api/v1/meters/{id}/readings', 'json'],
  'registers.lookUp': ['GET', '/api/v1/register-look-up', 'json'],
  'registers.managedArea': ['GET', '/api/v1/managed-area', 'json'],
  'registers.printLabels': ['GET', '/api/v1/register-labels', 'file'],
  'registers.recordTimeline': ['GET', '/api/v1/register-records/{id}/timeline', 'json'],
  'registers.voidReading': ['POST', '/api/v1/meter-readings/{id}/void', 'json'],
  'relations.acknowledgeGoal': ['POST', '/api/v1/programme/goal/acknowledge', 'json'],
  'relations.actOnKeyCustomer': ['POST', '/api/v1/care/key-customers/{id}/actions', 'json'],
  'relations.actOnOpportunity': ['POST', '/api/v1/opportunities/{id}/actions', 'json'],
  'relations.actOnOutage': ['POST', '/api/v1/outages/{id}/actions', 'json'],
  'relations.addKeyCustomer': ['POST', '/api/v1/care/key-customers', 'json'],
  'relations.listKeyCustomers': ['GET', '/api/v1/care/key-customers', 'json'],
  'relations.askToBeTold': ['POST', '/api/v1/outages/{id}/askers', 'json'],
  'relations.listAskers': ['GET', '/api/v1/outages/{id}/askers', 'json'],
  'relations.cancelOccasion': ['POST', '/api/v1/care/occasions/{id}/cancel', 'json'],
  'relations.careOfCase': ['GET', '/api/v1/cases/{id}/care', 'json'],
  'relations.changeEmpowerment': ['PATCH', '/api/v1/empowerments', 'json'],
  'relations.listEmpowerments': ['GET', '/api/v1/empowerments', 'json'],
  'relations.changeFact': ['PATCH', '/api/v1/care/facts/{id}', 'json'],
  'relations.changeRule': ['PATCH', '/api/v1/care/rules/{id}', 'json'],
  'relations.claimCall': ['POST', '/api/v1/outages/{id}/calls/claim', 'json'],
  'relations.createOccasion': ['POST', '/api/v1/care/occasions', 'json'],
  'relations.listOccasions': ['GET', '/api/v1/care/occasions', 'json'],
  'relations.createOutage': ['POST', '/api/v1/outages', 'json'],
  'relations.listOutages': ['GET', '/api/v1/outages', 'json'],
  'relations.createRule': ['POST', '/api/v1/care/rules', 'json'],
  'relations.listRules': ['GET', '/api/v1/care/rules', 'json'],
  'relations.currentGoal': ['GET', '/api/v1/programme/goal', 'json'],
  'relations.publishGoal': ['POST', '/api/v1/programme/goal', 'json'],
  'relations.decideReward': ['POST', '/api/v1/reward-proposals/{id}/decide', 'json'],
  'relations.dismissSuggestion': ['POST', '/api/v1/care/suggestions/dismiss', 'json'],
  'relations.eraseFact': ['POST', '/api/v1/care/facts/{id}/erase', 'json'],
  'relations.exportAcknowledgements': ['GET', '/api/v1/programme/acknowledgements/export', 'file'],
  'relations.exportKeyCustomers': ['GET', '/api/v1/care/key-customers/export', 'file'],
  'relations.exportOpportunities': ['GET', '/api/v1/opportunities/export', 'file'],
  'relations.exportOutages': ['GET', '/api/v1/outages/export', 'file'],
  'relations.exportPoints': ['GET', '/api/v1/recognition-points/export', 'file'],
  'relations.exportRecoveries': ['GET', '/api/v1/service-recoveries/export', 'file'],
  'relations.exportRewards': ['GET', '/api/v1/reward-proposals/export', 'file'],
  'relations.exportThanks': ['GET', '/api/v1/thanks/export', 'file'],
  'relations.getKeyCustomer': ['GET', '/api/v1/care/key-customers/{id}', 'json'],
  'relations.getOpportunity': ['GET', '/api/v1/opportunities/{id}', 'json'],
  'relations.getOutage': ['GET', '/api/v1/outages/{id}', 'json'],
  'relations.getProgramme': ['GET', '/api/v1/programme', 'json'],
  'relations.keyCustomerTimeline': ['GET', '/api/v1/care/key-customers/{id}/timeline', 'json'],
  'relations.listAcknowledgements': ['GET', '/api/v1/programme/acknowledgements', 'json'],
  'relations.listArchiveGaps': ['GET', '/api/v1/programme/archive-gaps', 'json'],
  'relations.listExtraMiles': ['GET', '/api/v1/extra-miles', 'json'],
  'relations.noteExtraMile': ['POST', '/api/v1/extra-miles', 'json'],
  'relations.listFacts': ['GET', '/api/v1/care/facts', 'json'],
  'relations.recordFact': ['POST', '/api/v1/care/facts', 'json'],
  'relations.listOpportunities': ['GET', '/api/v1/opportunities', 'json'],
  'relations.noticeOpportunity': ['POST', '/api/v1/opportunities', 'json'],
  'relations.listOutageCalls': ['GET', '/api/v1/outages/{id}/calls', 'json'],
  'relations.listOwnRewards': ['GET', '/api/v1/own-rewards', 'json'],
  'relations.listPackages': ['GET', '/api/v1/care/packages', 'json'],
  'relations.listPoints': ['GET', '/api/v1/recognition-points', 'json'],
  'relations.listPurges': ['GET', '/api/v1/care/purges', 'json'],
  'relations.listRecoveries': ['GET', '/api/v1/service-recoveries', 'json'],
  'relations.listRewards': ['GET', '/api/v1/reward-proposals', 'json'],
  'relations.proposeReward': ['POST', '/api/v1/reward-proposals', 'json'],
  'relations.listSuggestions': ['GET', '/api/v1/care/suggestions', 'json'],
  'relations.listThanks': ['GET', '/api/v1/thanks', 'json'],
  'relations.sayThanks': ['POST', '/api/v1/thanks', 'json'],
  'relations.madeGood': ['POST', '/api/v1/service-recoveries/{id}/made-good', 'json'],
  'relations.noteFlexibility': ['POST', '/api/v1/cases/{id}/flexibility', 'json'],
  'relations.objectToReward': ['POST', '/api/v1/reward-proposals/{id}/objection', 'json'],
  'relations.opportunityTimeline': ['GET', '/api/v1/opportunities/{id}/timeline', 'json'],
  'relations.ownFacts': ['GET', '/api/v1/care/own-facts', 'json'],
  'relations.ownOutages': ['GET', '/api/v1/own-outages', 'json'],
  'relations.planSuggestion': ['POST', '/api/v1/care/suggestions/plan', 'json'],
  'relations.recoverService': ['POST', '/api/v1/cases/{id}/recoveries', 'json'],
  'relations.settleObjection': ['POST', '/api/v1/reward-proposals/{id}/settlement', 'json'],
  'relations.tickCall': ['POST', '/api/v1/outages/{id}/calls/result', 'json'],
  'relations.toldByPhone': ['POST', '/api/v1/outage-askers/{id}/told', 'json'],
  'reserve.actOnCallUp': ['POST', '/api/v1/call-ups/{id}/actions', 'json'],
  'reserve.changeReserve': ['PATCH', '/api/v1/reserve/{id}', 'json'],
  'reserve.createCallUp': ['POST', '/api/v1/call-ups', 'json'],
  'reserve.listCallUps': ['GET', '/api/v1/call-ups', 'json'],
  'reserve.createReserve': ['POST', '/api/v1/reserve', 'json'],
  'reserve.listReserve': ['GET', '/api/v1/reserve', 'json'],
  'reserve.exportCallUps': ['GET', '/api/v1/call-ups/export', 'file'],
  'reserve.exportReserve': ['GET', '/api/v1/reserve/export', 'file'],
  'residents.answerProposal': ['POST', '/api/v1/proposals/{id}/actions', 'json'],
  'residents.caseTalk': ['GET', '/api/v1/cases/{id}/talk', 'json'],
  'residents.decideRegistration': ['POST', '/api/v1/registrations/{id}/actions', 'json'],
  'residents.endOwnSession': ['DELETE', '/api/v1/own-sessions/{id}', 'empty'],
  'residents.exportRegistrations': ['GET', '/api/v1/registrations/export', 'file'],
  'residents.joinCase': ['POST', '/api/v1/cases/{id}/join', 'json'],
  'residents.listOwnSessions': ['GET', '/api/v1/own-sessions', 'json'],
  'residents.listRegistrations': ['GET', '/api/v1/registrations', 'json'],
  'residents.requestRegistration': ['POST', '/api/v1/registrations', 'json'],
  'residents.openPhoneSession': ['POST', '/api/v1/phone-sessions', 'json'],
  'residents.proposeWindows': ['POST', '/api/v1/work-orders/{id}/proposals', 'json'],
  'residents.readTalk': ['POST', '/api/v1/cases/{id}/talk/read', 'json'],
  'residents.requestPhoneCode': ['POST', '/api/v1/phone-codes', 'json'],
  'residents.residentHome': ['GET', '/api/v1/resident-home', 'json'],
  'residents.similarOwnCases': ['GET', '/api/v1/resident-home/similar', 'json'],
  'residents.visitWindows': ['GET', '/api/v1/sites/{id}/visit-windows', 'json'],
  'roles.actOnRole': ['POST', '/api/v1/roles/{id}/actions', 'json'],
  'roles.changeRole': ['PATCH', '/api/v1/roles/{id}', 'json'],
  'roles.getRole': ['GET', '/api/v1/roles/{id}', 'json'],
  'roles.createRole': ['POST', '/api/v1/roles', 'json'],
  'roles.listRoles': ['GET', '/api/v1/roles', 'json'],
  'roles.roleTimeline': ['GET', '/api/v1/roles/{id}/timeline', 'json'],
  'rulebook.actOnRule': ['POST', '/api/v1/rulebook/{id}/actions', 'json'],
  'rulebook.addReadySheets': ['POST', '/api/v1/rulebook/ready-sheets', 'json'],
  'rulebook.changeRequirement': ['PATCH', '/api/v1/rulebook/requirements/{id}', 'json'],
  'rulebook.confirmOwnRule': ['POST', '/api/v1/own-rules/{id}/read', 'json'],
  'rulebook.confirmRule': ['POST', '/api/v1/rulebook/{id}/read', 'json'],
  'rulebook.createRequirement': ['POST', '/api/v1/rulebook/requirements', 'json'],
  'rulebook.createRule': ['POST', '/api/v1/rulebook', 'json'],
  'rulebook.listRules': ['GET', '/api/v1/rulebook', 'json'],
  'rulebook.draftRule': ['POST', '/api/v1/rulebook/{id}/draft', 'json'],
  'rulebook.exportCompleteness': ['GET', '/api/v1/rulebook/completeness/export', 'file'],
  'rulebook.exportOutstandingRules': ['GET', '/api/v1/rulebook/outstanding/export', 'file'],
  'rulebook.exportRules': ['GET', '/api/v1/rulebook/export', 'file'],
  'rulebook.getOwnRule': ['GET', '/api/v1/own-rules/{id}', 'json'],
  'rulebook.getRule': ['GET', '/api/v1/rulebook/{id}', 'json'],
  'rulebook.listOwnRules': ['GET', '/api/v1/own-rules', 'json'],
  'rulebook.outstandingRules': ['GET', '/api/v1/rulebook/outstanding', 'json'],
  'rulebook.printRule': ['GET', '/api/v1/rulebook/{id}/print', 'file'],
  'rulebook.remindOfRule': ['POST', '/api/v1/rulebook/{id}/remind', 'json'],
  'rulebook.ruleCompleteness': ['GET', '/api/v1/rulebook/completeness', 'json'],
  'rulebook.ruleTimeline': ['GET', '/api/v1/rulebook/{id}/timeline', 'json'],
  'scores.actOnAppeal': ['POST', '/api/v1/score-appeals/{id}/actions', 'json'],
  'scores.appealScore': ['POST', '/api/v1/score-appeals', 'json'],
  'scores.listAppeals': ['GET', '/api/v1/score-appeals', 'json'],
  'scores.appealTimeline': ['GET', '/api/v1/score-appeals/{id}/timeline', 'json'],
  'scores.changeScoreRule': ['POST', '/api/v1/score-rules', 'json'],
  'scores.listScoreRules': ['GET', '/api/v1/score-rules', 'json'],
  'scores.closeScores': ['POST', '/api/v1/scores/close', 'json'],
  'scores.exportAppeals': ['GET', '/api/v1/score-appeals/export', 'file'],
  'scores.exportScores': ['GET', '/api/v1/scores/export', 'file'],
  'scores.getAppeal': ['GET', '/api/v1/score-appeals/{id}', 'json'],
  'scores.scoreBoard': ['GET', '/api/v1/scores', 'json'],
  'scores.scoreDetails': ['GET', '/api/v1/scores/details', 'json'],
  'servicePlans.actOnServicePlan': ['POST', '/api/v1/service-plans/{id}/actions', 'json'],
  'servicePlans.createServicePlan': ['POST', '/api/v1/service-plans', 'json'],
  'servicePlans.listServicePlans': ['GET', '/api/v1/service-plans', 'json'],
  'servicePlans.exportServicePlans': ['GET', '/api/v1/service-plans/export', 'file'],
  'servicePlans.getServicePlan': ['GET', '/api/v1/service-plans/{id}', 'json'],
  'servicePlans.servicePlanTimeline': ['GET', '/api/v1/service-plans/{id}/timeline', 'json'],
  'sessions.changeOwnAccount': ['PATCH', '/api/v1/sessions/current', 'json'],
  'sessions.currentSession': ['GET', '/api/v1/sessions/current', 'json'],
  'sessions.endSession': ['DELETE', '/api/v1/sessions/current', 'empty'],
  'sessions.createSession': ['POST', '/api/v1/sessions', 'json'],
  'sessions.setup': ['POST', '/api/v1/setup', 'json'],
  'sessions.setupState': ['GET', '/api/v1/setup', 'json'],
  'sharing.actOnLesson': ['POST', '/api/v1/lessons/{id}/actions', 'json'],
  'sharing.addSessionNote': ['POST', '/api/v1/training-sessions/{id}/notes', 'json'],
  'sharing.listSessionNotes': ['GET', '/api/v1/training-sessions/{id}/notes', 'json'],
  'sharing.changeLesson': ['PATCH', '/api/v1/lessons/{id}', 'json'],
  'sharing.getLesson': ['GET', '/api/v1/lessons/{id}', 'json'],
  'sharing.createLesson': ['POST', '/api/v1/lessons', 'json'],
  'sharing.listLessons': ['GET', '/api/v1/lessons', 'json'],
  'sharing.exportExchanges': ['GET', '/api/v1/lesson-exchanges/export', 'file'],
  'sharing.exportLessons': ['GET', '/api/v1/lessons/export', 'file'],
  'sharing.lessonTimeline': ['GET', '/api/v1/lessons/{id}/timeline', 'json'],
  'sharing.listExchanges': ['GET', '/api/v1/lesson-exchanges', 'json'],
  'sharing.recordExchange': ['POST', '/api/v1/lesson-exchanges', 'json'],
  'sharing.publishTip': ['POST', '/api/v1/training-sessions/{id}/notes/{noteId}/publish', 'json'],
  'sharing.removeSessionNote': ['DELETE', '/api/v1/training-sessions/{id}/notes/{noteId}', 'empty'],
  'signIn.actOnAccount': ['POST', '/api/v1/employees/{id}/sign-in/actions', 'json'],
  'signIn.actOnSecondFactor': ['POST', '/api/v1/second-factor/actions', 'json'],
  'signIn.beginOidc': ['POST', '/api/v1/oidc-attempts', 'json'],
  'signIn.beginSecondFactor': ['POST', '/api/v1/second-factor', 'json'],
  'signIn.getSecondFactor': ['GET', '/api/v1/second-factor', 'json'],
  'signIn.changeSecurityPolicy': ['PUT', '/api/v1/security-policy', 'json'],
  'signIn.getSecurityPolicy': ['GET', '/api/v1/security-policy', 'json'],
  'signIn.confirmSecondFactor': ['POST', '/api/v1/second-factor/confirmation', 'json'],
  'signIn.createApiKey': ['POST', '/api/v1/api-keys', 'json'],
  'signIn.listApiKeys': ['GET', '/api/v1/api-keys', 'json'],
  'signIn.getAccountSafety': ['GET', '/api/v1/employees/{id}/sign-in', 'json'],
  'signIn.getOidcProvider': ['GET', '/api/v1/oidc-provider', 'json'],
  'signIn.saveOidcProvider': ['PUT', '/api/v1/oidc-provider', 'json'],
  'signIn.openOidcSession': ['POST', '/api/v1/oidc-sessions', 'json'],
  'signIn.proveSelf': ['POST', '/api/v1/my-proof', 'json'],
  'signIn.revokeApiKey': ['POST', '/api/v1/api-keys/{id}/revocation', 'json'],
  'signIn.signInOptions': ['GET', '/api/v1/sign-in-options', 'json'],
  'signIn.storageUse': ['GET', '/api/v1/storage-use', 'json'],
  'signIn.testOidcProvider': ['POST', '/api/v1/oidc-provider/test', 'json'],
  'sla.acknowledgeClock': ['POST', '/api/v1/sla/clocks/{id}/acknowledge', 'json'],
  'sla.addOnCalendar': ['POST', '/api/v1/sla/calendars/{id}/add', 'json'],
  'sla.betweenOnCalendar': ['POST', '/api/v1/sla/calendars/{id}/between', 'json'],
  'sla.changeAlertSettings': ['PATCH', '/api/v1/sla/alert-settings', 'json'],
  'sla.getAlertSettings': ['GET', '/api/v1/sla/alert-settings', 'json'],
  'sla.changeCalendar': ['PATCH', '/api/v1/sla/calendars/{id}', 'json'],
  'sla.getCalendar': ['GET', '/api/v1/sla/calendars/{id}', 'json'],
  'sla.changePauseRule': ['PATCH', '/api/v1/sla/pause-rules/{reason}', 'json'],
  'sla.changePolicy': ['PATCH', '/api/v1/sla/policies/{id}', 'json'],
  'sla.getPolicy': ['GET', '/api/v1/sla/policies/{id}', 'json'],
  'sla.checkPolicies': ['POST', '/api/v1/sla/policies/check', 'json'],
  'sla.createCalendar': ['POST', '/api/v1/sla/calendars', 'json'],
  'sla.listCalendars': ['GET', '/api/v1/sla/calendars', 'json'],
  'sla.createPolicy': ['POST', '/api/v1/sla/policies', 'json'],
  'sla.listPolicies': ['GET', '/api/v1/sla/policies', 'json'],
  'sla.exportSlaReport': ['GET', '/api/v1/sla/report/export', 'file'],
  'sla.getClock': ['GET', '/api/v1/sla/clocks/{id}', 'json'],
  'sla.getRecalculation': ['GET', '/api/v1/sla/recalculations/{id}', 'json'],
  'sla.listCalendarVersions': ['GET', '/api/v1/sla/calendars/{id}/versions', 'json'],
  'sla.listMetrics': ['GET', '/api/v1/sla/metrics', 'json'],
  'sla.listPauseRules': ['GET', '/api/v1/sla/pause-rules', 'json'],
  'sla.listPolicyVersions': ['GET', '/api/v1/sla/policies/{id}/versions', 'json'],
  'sla.listRecalculations': ['GET', '/api/v1/sla/recalculations', 'json'],
  'sla.startRecalculation': ['POST', '/api/v1/sla/recalculations', 'json'],
  'sla.monthOfCalendar': ['GET', '/api/v1/sla/calendars/{id}/months/{month}', 'json'],
  'sla.previewRecalculation': ['POST', '/api/v1/sla/recalculations/preview', 'json'],
  'sla.simulate': ['POST', '/api/v1/sla/simulations', 'json'],
  'sla.slaReport': ['GET', '/api/v1/sla/report', 'json'],
  'sla.slaReportChoices': ['GET', '/api/v1/sla/report/choices', 'json'],
  'sla.slaReportClocks': ['GET', '/api/v1/sla/report/clocks', 'json'],
  'staffing.actOnLeave': ['POST', '/api/v1/leave/{id}/actions', 'json'],
  'staffing.actOnSwap': ['POST', '/api/v1/shift-swaps/{id}/actions', 'json'],
  'staffing.adoptQuotas': ['POST', '/api/v1/staffing/quotas/adoptions', 'json'],
  'staffing.askLeave': ['POST', '/api/v1/leave', 'json'],
  'staffing.listLeave': ['GET', '/api/v1/leave', 'json'],
  'staffing.askSwap': ['POST', '/api/v1/shift-swaps', 'json'],
  'staffing.listSwaps': ['GET', '/api/v1/shift-swaps', 'json'],
  'staffing.changeRotaPost': ['PATCH', '/api/v1/rota-posts/{id}', 'json'],
  'staffing.changeShiftPattern': ['PATCH', '/api/v1/shift-patterns/{id}', 'json'],
  'staffing.coverageFigures': ['GET', '/api/v1/staffing/figures', 'json'],
  'staffing.createRotaPost': ['POST', '/api/v1/rota-posts', 'json'],
  'staffing.listRotaPosts': ['GET', '/api/v1/rota-posts', 'json'],
  'staffing.createShiftPattern': ['POST', '/api/v1/shift-patterns', 'json'],
  'staffing.listShiftPatterns': ['GET', '/api/v1/shift-patterns', 'json'],
  'staffing.exportLeave': ['GET', '/api/v1/leave/export', 'file'],
  'staffing.exportQuotas': ['GET', '/api/v1/staffing/quotas/export', 'file'],
  'staffing.exportRota': ['GET', '/api/v1/rotas/export', 'file'],
  'staffing.exportRotaPosts': ['GET', '/api/v1/rota-posts/export', 'file'],
  'staffing.exportSwaps': ['GET', '/api/v1/shift-swaps/export', 'file'],
  'staffing.generateRota': ['POST', '/api/v1/rotas/generate', 'json'],
  'staffing.getQuotas': ['GET', '/api/v1/staffing/quotas', 'json'],
  'staffing.saveQuotas': ['PUT', '/api/v1/staffing/quotas', 'json'],
  'staffing.getRota': ['GET', '/api/v1/rotas', 'json'],
  'staffing.listRotaPublications': ['GET', '/api/v1/rotas/publications', 'json'],
  'staffing.myRota': ['GET', '/api/v1/my-rota', 'json'],
  'staffing.printRota': ['GET', '/api/v1/rotas/print', 'file'],
  'staffing.publishRota': ['POST', '/api/v1/rotas/publish', 'json'],
  'staffing.setRotaCells': ['POST', '/api/v1/rotas/cells', 'json'],
  'staffing.swapChoices': ['GET', '/api/v1/shift-swaps/choices', 'json'],
  'staffing.whoIsOn': ['GET', '/api/v1/rotas/on-duty', 'json'],
  'standards.acknowledgeCheck': ['POST', '/api/v1/service-checks/{id}/acknowledge', 'json'],
  'standards.actOnStandard': ['POST', '/api/v1/standards/{id}/actions', 'json'],
  'standards.addReadyStandards': ['POST', '/api/v1/standards/ready', 'json'],
  'standards.checkFigures': ['GET', '/api/v1/service-checks/figures', 'json'],
  'standards.checkTimeline': ['GET', '/api/v1/service-checks/{id}/timeline', 'json'],
  'standards.confirmStandard': ['POST', '/api/v1/standards/{id}/read', 'json'],
  'standards.createCheck': ['POST', '/api/v1/service-checks', 'json'],
  'standards.listChecks': ['GET', '/api/v1/service-checks', 'json'],
  'standards.createStandard': ['POST', '/api/v1/standards', 'json'],
  'standards.listStandards': ['GET', '/api/v1/standards', 'json'],
  'standards.draftStandard': ['POST', '/api/v1/standards/{id}/draft', 'json'],
  'standards.exportChecks': ['GET', '/api/v1/service-checks/export', 'file'],
  'standards.exportOutstandingReadings': ['GET', '/api/v1/standards/outstanding/export', 'file'],
  'standards.exportStandards': ['GET', '/api/v1/standards/export', 'file'],
  'standards.getCheck': ['GET', '/api/v1/service-checks/{id}', 'json'],
  'standards.getStandard': ['GET', '/api/v1/standards/{id}', 'json'],
  'standards.outstandingReadings': ['GET', '/api/v1/standards/outstanding', 'json'],
  'standards.printHandbook': ['GET', '/api/v1/standards/handbook', 'file'],
  'standards.standardUses': ['GET', '/api/v1/standards/{id}/uses', 'json'],
  'stores.changeStoreItem': ['PATCH', '/api/v1/store-items/{id}', 'json'],
  'stores.getStoreItem': ['GET', '/api/v1/store-items/{id}', 'json'],
  'stores.checkStore': ['GET', '/api/v1/store-items/check', 'json'],
  'stores.createStoreItem': ['POST', '/api/v1/store-items', 'json'],
  'stores.listStoreItems': ['GET', '/api/v1/store-items', 'json'],
  'stores.exportStoreItems': ['GET', '/api/v1/store-items/export', 'file'],
  'stores.exportStoreMovements': ['GET', '/api/v1/store-movements/export', 'file'],
  'stores.listStoreMovements': ['GET', '/api/v1/store-movements', 'json'],
  'stores.moveStoreItem': ['POST', '/api/v1/store-items/{id}/movements', 'json'],
  'stores.printContingencies': ['GET', '/api/v1/store-items/contingencies/print', 'file'],
  'structure.addReadyPositions': ['POST', '/api/v1/positions/ready', 'json'],
  'structure.changeCompanyProfile': ['PATCH', '/api/v1/company', 'json'],
  'structure.getCompanyProfile': ['GET', '/api/v1/company', 'json'],
  'structure.changeDepartment': ['PATCH', '/api/v1/departments/{id}', 'json'],
  'structure.changePosition': ['PATCH', '/api/v1/positions/{id}', 'json'],
  'structure.changeSiteProfile': ['PATCH', '/api/v1/sites/{id}/profile', 'json'],
  'structure.getSiteProfile': ['GET', '/api/v1/sites/{id}/profile', 'json'],
  'structure.changeSiteTemplate': ['PATCH', '/api/v1/site-templates/{id}', 'json'],
  'structure.companyFace': ['GET', '/api/v1/company/face', 'json'],
  'structure.createPosition': ['POST', '/api/v1/positions', 'json'],
  'structure.listPositions': ['GET', '/api/v1/positions', 'json'],
  'structure.exportPositions': ['GET', '/api/v1/positions/export', 'file'],
  'structure.listSiteTemplates': ['GET', '/api/v1/site-templates', 'json'],
  'structure.saveSiteTemplate': ['POST', '/api/v1/site-templates', 'json'],
  'structure.orgChart': ['GET', '/api/v1/org-chart', 'json'],
  'structure.setEstablishment': ['PUT', '/api/v1/sites/{id}/positions', 'json'],
  'structure.siteTimeline': ['GET', '/api/v1/sites/{id}/timeline', 'json'],
  'tasks.actOnTask': ['POST', '/api/v1/staff-tasks/{id}/actions', 'json'],
  'tasks.assistReport': ['GET', '/api/v1/staff-tasks/report', 'json'],
  'tasks.caseTeams': ['GET', '/api/v1/cases/{id}/teams', 'json'],
  'tasks.formTeam': ['POST', '/api/v1/cases/{id}/teams', 'json'],
  'tasks.changeTeam': ['PATCH', '/api/v1/case-teams/{id}', 'json'],
  'tasks.createTask': ['POST', '/api/v1/staff-tasks', 'json'],
  'tasks.listTasks': ['GET', '/api/v1/staff-tasks', 'json'],
  'tasks.exportAssistReport': ['GET', '/api/v1/staff-tasks/report/export', 'file'],
  'tasks.exportTasks': ['GET', '/api/v1/staff-tasks/export', 'file'],
  'tasks.getTask': ['GET', '/api/v1/staff-tasks/{id}', 'json'],
  'tasks.taskTimeline': ['GET', '/api/v1/staff-tasks/{id}/timeline', 'json'],
  'violations.actOnViolation': ['POST', '/api/v1/violations/{id}/actions', 'json'],
  'violations.changeViolationType': ['PATCH', '/api/v1/violation-types/{id}', 'json'],
  'violations.createViolationType': ['POST', '/api/v1/violation-types', 'json'],
  'violations.listViolationTypes': ['GET', '/api/v1/violation-types', 'json'],
  'violations.exportViolations': ['GET', '/api/v1/violations/export', 'file'],
  'violations.getViolation': ['GET', '/api/v1/violations/{id}', 'json'],
  'violations.listViolations': ['GET', '/api/v1/violations', 'json'],
  'violations.reportViolation': ['POST', '/api/v1/violations', 'json'],
  'violations.printViolationPaper': ['GET', '/api/v1/violation-papers/{id}/print', 'file'],
  'violations.violationFigures': ['GET', '/api/v1/violation-figures', 'json'],
  'violations.violationTimeline': ['GET', '/api/v1/violations/{id}/timeline', 'json'],
  'webhooks.actOnWebhook': ['POST', '/api/v1/webhooks/{id}/actions', 'json'],
  'webhooks.actOnWebhookDelivery': ['POST', '/api/v1/webhook-deliveries/{id}/actions', 'json'],
  'webhooks.changeWebhook': ['PUT', '/api/v1/webhooks/{id}', 'json'],
  'webhooks.getWebhook': ['GET', '/api/v1/webhooks/{id}', 'json'],
  'webhooks.removeWebhook': ['DELETE', '/api/v1/webhooks/{id}', 'empty'],
  'webhooks.createWebhook': ['POST', '/api/v1/webhooks', 'json'],
  'webhooks.listWebhooks': ['GET', '/api/v1/webhooks', 'json'],
  'webhooks.exportWebhookDeliveries': ['GET', '/api/v1/webhook-deliveries/export', 'file'],
  'webhooks.getWebhookDelivery': ['GET', '/api/v1/webhook-deliveries/{id}', 'json'],
  'webhooks.listWebhookDeliveries': ['GET', '/api/v1/webhook-deliveries', 'json'],
  'webhooks.listWebhookEvents': ['GET', '/api/v1/webhook-events', 'json'],
  'workorders.actOnWorkOrder': ['POST', '/api/v1/work-orders/{id}/actions', 'json'],
  'workorders.commentOnWorkOrder': ['POST', '/api/v1/work-orders/{id}/timeline', 'json'],
  'workorders.workOrderTimeline': ['GET', '/api/v1/work-orders/{id}/timeline', 'json'],
  'workorders.createWorkOrder': ['POST', '/api/v1/work-orders', 'json'],
  'workorders.listWorkOrders': ['GET', '/api/v1/work-orders', 'json'],
  'workorders.dispatchBoard': ['GET', '/api/v1/dispatch-board', 'json'],
  'workorders.exportWorkOrders': ['GET', '/api/v1/work-orders/export', 'file'],
  'workorders.getWorkOrder': ['GET', '/api/v1/work-orders/{id}', 'json'],
  'workorders.printWorkOrder': ['GET', '/api/v1/work-orders/{id}/print', 'file'],
  'workorders.workOrderClocks': ['GET', '/api/v1/work-orders/{id}/clocks', 'json'],
  'zones.changeDutyPoint': ['PATCH', '/api/v1/duty-points/{id}', 'json'],
  'zones.changeZone': ['PATCH', '/api/v1/zones/{id}', 'json'],
  'zones.createDutyPoint': ['POST', '/api/v1/duty-points', 'json'],
  'zones.exportZones': ['GET', '/api/v1/zones/export', 'file'],
  'zones.placeBuilding': ['POST', '/api/v1/buildings/{id}/zone', 'json'],
  'zones.setBuildingSteward': ['POST', '/api/v1/buildings/{id}/steward', 'json'],
  'zones.setZonePost': ['POST', '/api/v1/zones/{id}/posts', 'json'],
  'zones.zoneHistory': ['GET', '/api/v1/zones/{id}/posts', 'json'],
  'zones.stewardHistory': ['GET', '/api/v1/buildings/{id}/stewards', 'json'],
  'zones.zoneChart': ['GET', '/api/v1/zone-chart', 'json'],
  'zonestandards.exportZoneStandards': ['GET', '/api/v1/insight/zone-standards/export', 'file'],
  'zonestandards.printZoneBulletin': ['GET', '/api/v1/insight/zone-standards/bulletin', 'file'],
  'zonestandards.recountZoneStandards': ['POST', '/api/v1/insight/zone-standards/recount', 'json'],
  'zonestandards.zoneStandards': ['GET', '/api/v1/insight/zone-standards', 'json'],
}
