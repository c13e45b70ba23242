### The desk: the officers' console. Short words: they are read at three in the morning.

desk-skip = Skip to the page
desk-menu = Places
desk-nav-queue = Queue
desk-nav-incidents = Incidents
desk-nav-officers = Officers
desk-nav-organisations = Organisations
desk-nav-openings = Openings
desk-nav-journal = Journal
desk-nav-health = Health
desk-duty-on = You are on duty
desk-duty-off = You are off duty
desk-sound-off = Bell is silent
desk-sound-on = Bell rings here
desk-cancel = Cancel
desk-copy = Copy
desk-copied = Copied
desk-nobody = Nobody
desk-reports = Reports
desk-older = Older
desk-newest = Newest
desk-search = Words, a value or a reference
desk-search-send = Search
desk-search-title = Search
desk-search-how = Type words, an address or a network (198.51.100.0/24), a domain, a mail address, a hash, a reference or a receipt. A report must hold all of it; small and capital letters and accents make no difference.
desk-search-waiting = Not all reports are known to search yet. Those missing came after
desk-search-evidence = In messages and files
desk-search-left-out = Search finds this report by its first { $kept } words and values; it does not know the other { $left }.
desk-wrong = This was not kept:
desk-keyless = Contacts are not sealed to you yet, so you cannot open them.
desk-keyless-next = Make your key

## Moments

desk-ago-now = just now
desk-ago-minutes = { $n } min ago
desk-ago-hours = { $n } h ago
desk-ago-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
 }
desk-ago-minutes-ahead = in { $n } min
desk-ago-hours-ahead = in { $n } h
desk-ago-days-ahead = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
 }

## Alarms

desk-alarms = Alarms
desk-alarms-more = { $n } more in the queue
desk-acknowledge = Acknowledge
desk-alarm-ringing = Alarm: nobody has it
desk-alarm-said = New alarm { $reference }: { $what }
desk-alarm-has = { $name } has it
desk-alarm-lapses = rings again if nothing follows
desk-alarm-open = Open
desk-alarm-nobody-called = Nobody could be called yet: nobody on duty has a mail address.
desk-call-queued = being sent
desk-call-accepted = accepted by the carrier
desk-call-failed = failed
desk-call-no-address = has no mail address
desk-call-acknowledged = acknowledged

## The queue

desk-filter-all = All
desk-filter-new = New
desk-filter-mine = Mine
desk-filter-taken = Taken
desk-filter-open = Open
desk-filter-closed = Closed
desk-state-new = New
desk-state-taken = Taken
desk-state-closed = Closed
desk-row-unread = { $n } unread
desk-row-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
 }
desk-empty-calm = All quiet
desk-empty-calm-next = New reports appear here by themselves. The public form:
desk-empty-new = Nothing new: every report has an officer.
desk-empty-mine = Nothing is assigned to you.
desk-empty-taken = No report is being worked on.
desk-empty-closed = No report is closed yet.
desk-empty-all = Show all reports
desk-empty-search = Nothing holds “{ $search }”
desk-empty-search-next = Every word must be in the report. Try fewer words, or another form of the word.

## What happened, in two words

desk-happening-money = Money taken
desk-happening-account = Account taken over
desk-happening-message = Suspicious message
desk-happening-ransom = Ransom
desk-happening-malware = Malware
desk-happening-down = Service down
desk-happening-defaced = Site defaced
desk-happening-leak = Data leak
desk-happening-intrusion = Intrusion
desk-happening-impersonation = Impersonation
desk-happening-sabotage = Sabotage
desk-happening-weakness = Weakness
desk-happening-abuse = Threats
desk-happening-unknown = Not known

desk-ongoing-now-and-it-hurts = Now, and it hurts
desk-ongoing-now = Now
desk-ongoing-over = Over
desk-ongoing-unknown = Not known

## One report

desk-take = Take
desk-answer = Answer
desk-assign-me = Assign to me
desk-close = Close
desk-reopen = Open again
desk-words = The words as they came
desk-observables = Values named by the reporter
desk-found = Values found in the words
desk-found-personal = leads to a person
desk-found-more = { $count } more values are marked in the words only.
desk-nothing-reserved = means nothing: not on the Internet, or from a document
desk-nothing-resolver = means nothing: a public resolver of names
desk-nothing-site = means little: a very large site
desk-nothing-check = means nothing: asked by devices whether they are online
desk-nothing-empty = means nothing: an empty file, or one that every system has
desk-conversation = Conversation
desk-conversation-none = Nothing was said yet. A first answer within minutes calms most people.
desk-side-reporter = Reporter
desk-side-desk = Desk
desk-seen = read
desk-unseen = not read yet
desk-answer-label = Answer the reporter in { $lang }
desk-answer-send = Send answer
desk-answer-note = The reporter reads it with the receipt. Your name is not shown.
desk-answer-note-unkept = The reporter has not shown to have kept the receipt: the answer may never be read.
desk-files = Files
desk-files-none = No file was given.
desk-media-text = Text
desk-media-mail = Mail
desk-media-picture = Picture
desk-media-other = File
desk-history = History
desk-facts = Facts
desk-fact-why = Why this priority
desk-fact-ongoing = Is it going on
desk-fact-sector = Sector
desk-fact-organisation = Organisation
desk-fact-happened = Happened
desk-fact-filed = Received
desk-fact-lang = Language
desk-fact-door = Came by
desk-fact-receipt = Receipt
desk-door-page = Public page
desk-door-api = API
desk-receipt-kept = Kept by the reporter
desk-receipt-unkept = Not shown to be kept
desk-reason-hurts-now = It happens now, and it hurts
desk-reason-goes-on = It goes on
desk-reason-protected-function = It hits a protected function
desk-reason-harmful-kind = This kind does harm while it lasts
desk-reason-officer = An officer set it (see the history)
desk-reason-nothing-urgent = Nothing in it is urgent
desk-protected-patient-care = Protected: patient care
desk-protected-nuclear-safety = Protected: nuclear safety
desk-protected-energy-supply = Protected: energy supply
desk-protected-payments = Protected: payments
desk-protected-trading = Protected: trading
desk-protected-water = Protected: water
desk-protected-transport = Protected: transport
desk-protected-network = Protected: networks
desk-assess = Assess
desk-assess-send = Save
desk-reason-assign-me = Takes it
desk-field-priority = Priority
desk-field-tlp = TLP
desk-field-kind = Kind
desk-field-assigned_to = Assigned to
desk-field-reason = Reason
desk-field-text = Words
desk-field-words = Words
desk-field-outcome = Outcome
desk-field-title = Title
desk-field-incident = Incident
desk-field-reference = Reference
desk-field-name = Name
desk-field-email = Mail address
desk-field-lang = Language
desk-field-role = Role
desk-field-label = Name
desk-field-sector = Sector
desk-field-recipient = Key
desk-tlp-clear = may go to everyone
desk-tlp-green = to the community
desk-tlp-amber = to the organisation and its clients
desk-tlp-amber-strict = to the organisation only
desk-tlp-red = to those present only

## Identity

desk-identity = Who the reporter is
desk-identity-none = The reporter gave no contact.
desk-identity-sealed-browser = Sealed in the reporter’s browser: this server never saw it.
desk-identity-sealed-edge = Sealed in this server’s memory before it was written: the reporter’s browser ran no script.
desk-identity-sealed-node = Under the node’s own key: no officer had a key when it came.
desk-identity-reason = Why you open it (kept in the journal)
desk-identity-open = Open identity
desk-identity-opening = Your device opens it …
desk-identity-needs-script = Your device has to open this one. Please allow scripts for this page and ask again.
desk-identity-field-name = Name
desk-identity-field-email = Mail
desk-identity-field-phone = Telephone
desk-identity-field-other = Other

## Incidents

desk-incident = Incident
desk-incident-open = Open
desk-incident-none = It is in no incident.
desk-incident-act = Put into an incident
desk-incident-new = Open new incident
desk-incident-title = Title
desk-incident-existing = An open incident
desk-incident-link = Put in
desk-incident-reports = { $n ->
    [one] { $n } report
   *[other] { $n } reports
 }
desk-incident-empty = No report is in it.
desk-incident-add = Add a report
desk-incident-add-send = Add
desk-unlink = Take out
desk-relink = Put back
desk-link-undone = taken out
desk-timeline = Timeline
desk-note = Note
desk-note-label = Write in the timeline
desk-note-send = Write
desk-empty-incidents = No incident is open
desk-empty-incidents-next = An incident begins with a report: open one, press i, and put it into a new incident.
desk-empty-incidents-closed = No incident is closed yet

## Closing

desk-close-title = Close { $reference }
desk-close-outcome = How did it end?
desk-close-words = Closing words to the reporter, in { $lang }
desk-close-words-incident = Closing words
desk-close-look = Show as it will be read
desk-close-preview = The reporter will read
desk-close-sure = Close with these words
desk-close-back = Change
desk-close-also = { $n ->
    [one] Close its { $n } open report with the same words
   *[other] Close its { $n } open reports with the same words
 }
desk-close-also-note = { $n ->
    [one] { $n } open report closes with these words.
   *[other] { $n } open reports close with these words.
 }
desk-close-also-many = Close those of its { $n } reports that are still open, with the same words. It takes a while; you can go on.
desk-closed-as = Closed: { $outcome }
desk-outcome-resolved = Resolved
desk-outcome-resolved-note = the attack was stopped or the harm repaired
desk-outcome-advised = Advised
desk-outcome-advised-note = advice was given; the rest is with the reporter
desk-outcome-referred = Referred
desk-outcome-referred-note = handed to another body; name it in the words
desk-outcome-no-attack = No attack
desk-outcome-no-attack-note = something else, a mistake, a fault
desk-outcome-unresolved = Unresolved
desk-outcome-unresolved-note = nothing more could be found out

## A file

desk-file-picture = Picture { $name }, given as evidence
desk-file-cut = It goes on. Download it to read the rest.
desk-file-parts = Other parts of the mail
desk-file-hash = SHA-256
desk-file-download = Download
desk-file-warning = Evidence may be malicious. Open it only on a machine made for that, never on this one.
desk-file-save = Download as it came

## Signing in, invitations, keys

desk-login-title = Sign in to the desk
desk-login-text = Use the passkey of this device or your security key.
desk-login-send = Sign in with passkey
desk-login-left = You have left. Alarms still call you while you are on duty.
desk-login-elsewhere = Passkeys of this node belong to another address. Please open it there:
desk-login-noscript = A passkey needs script. Please allow scripts for this page.
desk-login-lost = Lost your passkey? Ask a lead: two colleagues together give you a new one.
desk-login-public = To the public page
desk-invite-title = Welcome to the desk
desk-invite-text = You are invited as
desk-invite-recovery = A new passkey for { $name }
desk-invite-recovery-text = Two colleagues have agreed that you get a new passkey. Your old passkeys stop working when you make it.
desk-invite-send = Create my passkey
desk-invite-passkey = Your device will ask for your finger, face or PIN. Nothing of that leaves the device; there is no password.
desk-invite-past = This invitation opens nothing any more
desk-invite-past-text = It works once, within { $hours } hours. If you followed it already, sign in; else ask your lead for a new one.
desk-passkey-label = Name of this passkey
desk-passkey-label-note = such as “laptop” or “key on my ring”
desk-passkey-none = This browser cannot use passkeys. A current Chrome, Edge, Firefox or Safari can.
desk-passkey-refused = It did not work: the device was not confirmed, or its passkey is not known here.
desk-passkey-known = This device has a passkey of yours already.
desk-passkey-wait = Waiting for your device …
desk-me-name = Name
desk-me-name-note = as colleagues know you; reporters never see it
desk-me-email = Mail address for alarms
desk-me-email-note = Optional. Without one, alarms reach you only at the open desk.
desk-me-email-nocarrier = This node cannot send mail yet.
desk-me-lang = Language
desk-me-profile = About you
desk-me-save = Save
desk-key-title = Your key
desk-key-text = Reporters’ names and contacts are sealed to the officers’ keys. Yours is made now, on this device, and locked with your passkey. The server gets only what it needs to seal to you and the locked box: never the key.
desk-key-make = Make my key
desk-key-made = Contacts are sealed to your key.
desk-key-wrapped = It is locked with:
desk-key-kind-prf = a passkey
desk-key-kind-passphrase = a passphrase
desk-key-none = You have no key yet.
desk-key-look = Look at my key
desk-key-again = Make another key
desk-key-again-note = What is sealed to the present key stays closed to you until a colleague’s device seals it to the new one.
desk-key-later = Later
desk-key-later-note = You can answer reports without it; you cannot open contacts.
desk-key-prf-missing = This passkey cannot lock a key. A passphrase does it instead.
desk-key-passphrase = Passphrase
desk-key-passphrase-note = at least 12 characters; five or six unusual words are best
desk-key-passphrase-again = The same once more
desk-key-passphrase-ask = Passphrase of your key
desk-key-passphrase-wrong = This passphrase does not open it.
desk-key-passphrase-short = At least 12 characters, please.
desk-key-passphrase-differs = The two are not the same.
desk-key-strength-1 = Weak: add words
desk-key-strength-2 = Fair: one more word
desk-key-strength-3 = Strong
desk-key-wait = Your device makes and locks the key …
desk-key-done = Done: your key is made.
desk-key-open-failed = Your key could not be opened on this device.
desk-key-not-for-you = This contact is not sealed to your key. A colleague who can open it can seal it to you.
desk-key-wrapped-new = The new passkey opens your key too.
desk-passkeys = Passkeys
desk-passkey-add = Add a passkey
desk-passkey-add-note = Two passkeys on two devices: then losing one is only a nuisance.
desk-passkey-opens = opens your key
desk-passkey-remove = Remove
desk-sessions = Sessions
desk-session-this = This one
desk-session-other = Another
desk-session-opened = since
desk-session-seen = used
desk-session-revoke = End
desk-leave = Sign out

## Officers

desk-role-duty-officer = Duty officer
desk-role-duty-officer-note = Answers alarms and reports, day and night.
desk-role-handler = Handler
desk-role-handler-note = Works on incidents.
desk-role-lead = Lead
desk-role-lead-note = Leads the desk: invites, assigns, recovers.
desk-role-data-protection = Data protection
desk-role-data-protection-note = Watches over personal data.
desk-role-auditor = Auditor
desk-role-auditor-note = Reads the journal, changes nothing.
desk-role-operator = Operator
desk-role-operator-note = Runs the machine, reads no report.
desk-officer-role = Role
desk-officer-role-of = Role of { $name }
desk-officer-role-send = Change
desk-officer-duty = Duty
desk-officer-reach = Reached by
desk-officer-acts = Acts
desk-officer-me = you
desk-officer-on = on duty
desk-officer-off = off duty
desk-officer-left = has left
desk-officer-mail = mail
desk-officer-nomail = no mail
desk-officer-key = key
desk-officer-nokey = no key
desk-officer-more = More
desk-officer-leave = Let leave
desk-officer-leave-note = Ends every session at once. Contacts are no longer sealed to this person.
desk-invite-someone = Invite someone
desk-invite-make = Make a one-time link
desk-invitations = Open invitations
desk-invitation-line = invited by { $by }, ends
desk-withdraw = Withdraw
desk-once-invitation = One-time invitation
desk-once-recovery = One-time recovery link
desk-once-text = Shown only now. Give it to the person yourself, not by open mail. It ends
desk-once-link = One-time link
desk-recoveries = Recoveries
desk-recovery-begin = Begin recovery
desk-recovery-begin-note = For somebody who lost every passkey. A second officer has to agree.
desk-recovery-line = { $name }, begun by { $by }
desk-recovery-mine = Another officer has to agree now.
desk-recovery-second = Agree
desk-recovery-second-note = Only when you have spoken with the person yourself.
desk-recovery-seconded = Agreed: the link was given.
desk-recovery-keys = Recovery keys
desk-recovery-keys-missing = There are no recovery keys: if every officer lost the key, contacts would stay closed for ever.
desk-recovery-keys-next = Make the two recovery keys
desk-recovery-keys-text = Two keys on paper, for two people, are part of every seal. They are made in this browser, printed, and forgotten. Only their public halves go to the server.
desk-recovery-keys-are = Two recovery keys are part of every seal:
desk-recovery-keys-make = Make two recovery keys
desk-recovery-keys-again = Make two new ones
desk-recovery-keys-printed = Both sheets are printed and lie in two different safes.
desk-recovery-keys-keep = Seal to these keys from now on
desk-recovery-print-first = Print both sheets before you leave this page: they are shown only now.
desk-recovery-saved = Kept.
desk-recovery-sheet-one = Recovery key, sheet 1 of 2
desk-recovery-sheet-two = Recovery key, sheet 2 of 2
desk-recovery-sheet-text = Keep it where only you and your deputy come to. Whoever reads it can open every contact of this node.
desk-recovery-sheet-open = To open a sealed contact with the age tool, write the key into a file key.txt:
desk-recovery-sheet-sign = Name, date, place of keeping:
desk-recovery-sheet-print = Print this sheet

## Organisations

desk-empty-organisations = No organisation is known yet
desk-empty-organisations-next = A company that reports by machine gets a name here, and a key for its machines.
desk-organisation-new = Register an organisation
desk-organisation-name = Name
desk-organisation-send = Register
desk-sector-unknown = Not known
desk-api-key = Key
desk-api-key-once = Shown only now. It goes into the header of every request:
desk-api-key-given = given
desk-api-key-used = used
desk-api-key-unused = not used yet
desk-api-key-revoked = taken back
desk-api-key-revoke = Take back
desk-api-keys-none = It has no key.
desk-api-key-label = A new key for
desk-api-key-give = Give key

## Watching

desk-openings-text = Who opened which reporter’s identity, and why.
desk-openings-none = No identity was opened.
desk-journal-text = Everything done, in order, as ids only. Its hashes are public and cannot be rewritten.
desk-log-when = When
desk-log-who = Who
desk-log-act = What
desk-log-subject = To what
desk-log-report = Report
desk-log-number = No.
desk-health-ready = The node takes reports and calls people.
desk-health-not-ready = Something needs a look.
desk-vital-store = Store
desk-vital-worker = Worker
desk-vital-mail = Mail carrier
desk-vital-queue = Work waiting
desk-vital-journal = Journal entries
desk-vital-officers = Officers
desk-vital-duty = On duty
desk-vital-alarms = Ringing alarms
desk-vital-well = as it should be
desk-vital-look = look at this
desk-troubles = What is wrong with the node
desk-trouble-store-full = The disk is full: no report can be taken.
desk-trouble-store-full-next = Free space in the data directory, or give it a larger disk. The node writes again by itself. Until then take reports by telephone.
desk-trouble-store-read-only = The disk is read-only: no report can be taken.
desk-trouble-store-read-only-next = Look at the disk and at the rights of the data directory. The node writes again by itself. Until then take reports by telephone.
desk-trouble-store-away = The database does not answer: no report can be taken.
desk-trouble-store-away-next = Start the database, or look at the network to it. The node finds it again by itself. Until then take reports by telephone.
desk-trouble-store-busy = The database is busy: another program holds it, or it is too slow.
desk-trouble-store-busy-next = End the other program that uses the database, such as a copy or a query by hand.
desk-trouble-store-unsure = The node cannot say whether the last reports were kept, and stops.
desk-trouble-store-unsure-next = It is started again by its service. If it is not, start it by hand; look at the disk.
desk-trouble-store-damaged = Something stored cannot be read: the database is damaged.
desk-trouble-store-damaged-next = Keep a copy of the data directory as it is, and restore the last backup. Ask for help before you delete anything.
desk-trouble-journal-broken = The end of the journal does not agree with its signed head.
desk-trouble-journal-broken-next = Keep a copy of the data directory as it is, and restore the last backup. Somebody may have changed the database.
desk-trouble-clock-back = The clock was set back.
desk-trouble-clock-back-next = Look at the time of the machine and at its time service. Alarms go on; times of these hours may be wrong.
desk-trouble-clock-ahead = The clock leapt ahead, or the machine slept.
desk-trouble-clock-ahead-next = Look at the time of the machine and at its time service. Alarms may have rung early.
desk-trouble-workers-late = The workers make no rounds: nobody is called.
desk-trouble-workers-late-next = Watch the list of reports by eye, and start the node again.
desk-trouble-mail-failing = The mail server takes no calls: alarms reach only the open desk.
desk-trouble-mail-failing-next = Look at the mail server and at the settings of mail. Call colleagues by telephone. The node goes on trying.
desk-trouble-calls-failing = A way to people does not carry: short messages, push or web hooks may not go out.
desk-trouble-calls-failing-next = Look at the gateway’s settings, its credit and the log. Call colleagues by telephone. The node goes on trying; if nothing goes out for minutes, start it again.
desk-trouble-no-mail-carrier = No mail carrier is set: alarms reach officers only at the open desk.
desk-trouble-no-mail-carrier-next = Set the mail server in the node’s settings.
desk-trouble-certificate = The certificate of the public page ends soon, or has ended.
desk-trouble-certificate-next = Renew the certificate; browsers will warn people away.
desk-trouble-neighbour-lied = A neighbour said two things that cannot both be true.
desk-trouble-neighbour-lied-next = Nothing more is taken from it; both signed proofs are kept. Look at the page of the neighbours, and call its desk by telephone.
desk-trouble-neighbour-silent = A neighbour has not been heard for a while.
desk-trouble-neighbour-silent-next = Call its desk by telephone: perhaps it cannot ring. Look also at this node's own connection.
desk-trouble-neighbour-floods = A neighbour sends more than its quota.
desk-trouble-neighbour-floods-next = What is too much waits and rings nobody. Look at what came from it, and call its desk.
desk-trouble-charter-old = The charter of the network is long past its date.
desk-trouble-charter-old-next = Everything goes on. The members should sign a new one.

## What was just done

desk-done-acknowledged = Acknowledged: the alarm is yours.
desk-done-taken = Taken: the report is yours.
desk-done-answered = Answer sent.
desk-done-assessed = Saved.
desk-done-assigned = Assigned to you.
desk-done-closed = Closed.
desk-done-reopened = Open again.
desk-done-linked = Put into the incident.
desk-done-unlinked = Taken out. “Put back” undoes it.
desk-done-noted = Written.
desk-done-duty-on = You are on duty: alarms call you.
desk-done-duty-off = You are off duty: alarms do not call you.
desk-done-profile = Saved.
desk-done-invited = The link is made.
desk-done-withdrawn = Withdrawn.
desk-done-role = Role changed.
desk-done-left = The person has left.
desk-done-recovery = Begun. Now another officer has to agree.
desk-done-registered = Registered.
desk-done-key-given = The key is made.
desk-done-key-revoked = The key is taken back.
desk-done-session = The session is ended.
desk-done-passkey = Done.
desk-done-recovery-keys = Kept. New contacts are sealed to them too.
desk-done-not-found = Nothing is called that.
desk-done-already-closed = It is closed already.
desk-done-already-linked = It is in that incident already.
desk-done-not-closed = It is not closed.
desk-done-conflict = Somebody was quicker. Please look again.

## What the script says

desk-live-on = Live
desk-live-off = Reconnecting …
desk-live-new-alarm = New alarm
desk-live-news = New reports
desk-offline = No connection to the node. What you typed is still here.
desk-session-over = Your session is over. What you typed is still here.
desk-session-over-next = Sign in beside it, then send again
desk-send-failed = It could not be sent. What you typed is still here.
desk-reseal-offer = Contacts not sealed to every colleague yet: { $n }
desk-reseal-now = Seal them now
desk-reseal-going = Sealing …
desk-reseal-done = Every contact is sealed to every colleague.
desk-reseal-stopped = What your key opens is sealed to everyone. The rest needs a colleague’s device.
desk-palette-open = Commands
desk-palette-hint = What do you want to do?
desk-palette-empty = No such command here
desk-palette-go = Go to
desk-help-page = On this page
desk-help-title = Keys
desk-help-close = Close
desk-cmd-acknowledge = Acknowledge the top alarm
desk-cmd-take = Take the report
desk-cmd-answer = Answer the reporter
desk-cmd-note = Write in the timeline
desk-cmd-incident = Incident: open or put into
desk-cmd-priority = Change priority
desk-cmd-tlp = Change TLP
desk-cmd-kind = Change kind
desk-cmd-assign-me = Assign to me
desk-cmd-identity = Open identity
desk-cmd-close = Close with an outcome
desk-cmd-reopen = Open again
desk-cmd-down = Next in the list
desk-cmd-up = Previous in the list
desk-cmd-open = Open what is chosen
desk-cmd-back = Back to the list
desk-cmd-search = Search
desk-cmd-palette = All commands
desk-cmd-help = Keys
desk-cmd-send = Send what you write
desk-cmd-escape = Close, or leave the field
desk-cmd-queue = Queue
desk-cmd-incidents = Incidents
desk-cmd-me = My page
desk-cmd-officers = Officers
desk-cmd-organisations = Organisations
desk-cmd-openings = Openings of identities
desk-cmd-journal = Journal
desk-cmd-health = Health
desk-cmd-duty = Duty on or off
desk-cmd-sound = Bell at this screen on or off
desk-cmd-older = Older reports
desk-cmd-filter-new = Show new
desk-cmd-filter-mine = Show mine

## Acts, as the history shows them

desk-act-report-filed = filed the report
desk-act-report-taken = took the report
desk-act-report-closed = closed the report
desk-act-report-reopened = opened the report again
desk-act-report-linked = put it into an incident
desk-act-report-unlinked = took it out of the incident
desk-act-alarm-opened = called for a human
desk-act-alarm-acknowledged = acknowledged the alarm
desk-act-alarm-lapsed = rang again
desk-act-alarm-holder-left = took the alarm from somebody who left the desk
desk-act-alarm-called = called people
desk-act-assessed = assessed it
desk-act-priority-changed = changed the priority
desk-act-kind-changed = changed the kind
desk-act-marking-changed = changed the TLP mark
desk-act-reassigned = assigned it
desk-act-assignment-changed = assigned it
desk-act-incident-opened = opened the incident
desk-act-incident-closed = closed the incident
desk-act-incident-reopened = opened the incident again
desk-act-note-written = wrote a note
desk-act-assigned = assigned it
desk-act-file-added = added a file
desk-act-identity-opened = opened the identity
desk-act-identity-resealed = sealed the contact anew
desk-act-message-read = read a message
desk-act-answer-seen = read the answer
desk-act-receipt-kept = kept the receipt
desk-act-reporter-answered = answered the reporter
desk-act-reporter-wrote = wrote to the desk

desk-who-reporter = Reporter
desk-who-visitor = Reporter
desk-who-node = Node
desk-who-organisation = Organisation

## The taxonomy (RSIT 1003)

desk-class-abusive-content = Abusive content
desk-class-malicious-code = Malicious code
desk-class-information-gathering = Information gathering
desk-class-intrusion-attempts = Intrusion attempts
desk-class-intrusions = Intrusions
desk-class-availability = Availability
desk-class-information-content-security = Information security
desk-class-fraud = Fraud
desk-class-vulnerable = Vulnerable
desk-class-other = Other
desk-class-test = Test
desk-kind-spam = Spam
desk-kind-harmful-speech = Threats, harassment
desk-kind-violence = Violence
desk-kind-infected-system = Infected system
desk-kind-c2-server = Command server
desk-kind-malware-distribution = Malware distribution
desk-kind-malware-configuration = Malware configuration
desk-kind-scanner = Scanning
desk-kind-sniffing = Eavesdropping
desk-kind-social-engineering = Social engineering
desk-kind-ids-alert = Known vulnerability tried
desk-kind-brute-force = Login attempts
desk-kind-exploit = New exploit tried
desk-kind-privileged-account-compromise = Privileged account taken over
desk-kind-unprivileged-account-compromise = Account taken over
desk-kind-application-compromise = Application taken over
desk-kind-system-compromise = System taken over
desk-kind-burglary = Burglary
desk-kind-dos = Denial of service
desk-kind-ddos = Distributed denial of service
desk-kind-misconfiguration = Misconfiguration
desk-kind-sabotage = Sabotage
desk-kind-outage = Outage
desk-kind-unauthorised-information-access = Data read without right
desk-kind-unauthorised-information-modification = Data changed without right
desk-kind-data-loss = Data lost or locked
desk-kind-data-leak = Data leaked
desk-kind-unauthorised-use-of-resources = Resources or money misused
desk-kind-copyright = Copyright
desk-kind-masquerade = Impersonation
desk-kind-phishing = Phishing
desk-kind-weak-crypto = Weak cryptography
desk-kind-ddos-amplifier = Amplifier
desk-kind-potentially-unwanted-accessible = Open service
desk-kind-information-disclosure = Information disclosure
desk-kind-vulnerable-system = Vulnerable system
desk-kind-other = Other
desk-kind-undetermined = Not determined
desk-kind-test = Test
