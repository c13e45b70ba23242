### How fast we answer, tests of the whole way, and the node's reports about itself.

link-levels = How fast we answer
levels-title = How fast we answer
levels-lead = From the moment a report is kept until somebody is called, until a person has the alarm, and until we write back. Anybody can check these figures.
levels-empty = No report has been counted yet. As soon as the first months are over, their times stand here.
levels-month = { $month } { $year }
levels-s = { $a } s
levels-min = { $a } min
levels-min-s = { $a } min { $b } s
levels-h = { $a } h
levels-h-min = { $a } h { $b } min
levels-d = { $a } d
levels-d-h = { $a } d { $b } h
levels-percent = { $n } %
levels-none = none
levels-few = too few to say
levels-measure-called = Somebody is called
levels-measure-called-note = Reports that ring at once: until the first call has left the house.
levels-measure-acknowledged = A person has the alarm
levels-measure-acknowledged-note = Reports that ring at once: until somebody said «this is mine».
levels-measure-answered = We write back
levels-measure-answered-note = All reports: until the first answer of the desk.
levels-key = The dark bar ends where half of the reports were done, the light one where nine in ten were. The scale grows from seconds to days.
levels-by-month = Months
levels-by-part = Channels and languages
levels-col-month = Month
levels-col-channel = Channel
levels-col-language = Language
levels-reports = Reports
levels-rang = Rang at once
levels-median = half within
levels-p90 = 9 in 10 within
levels-worst = longest
levels-answered-share = Answered
levels-parts = { $month } in parts
levels-parts-note = Choose another month in the table above.
levels-channel-page = Web page
levels-channel-api = Machines and programs
levels-channel-mail = Mail
levels-channel-phone = Telephone
levels-channel-feed = Feeds
levels-channel-node = The node itself
levels-how-title = How it is counted
levels-how-counted = From the first { $entries } entries of the journal, in which every step is written down and nobody can change it later. Counted on:
levels-how-without = Tests, and what the node reports about itself, are left out. A report counts in the month in which it came (UTC).
levels-how-rounded = Times are rounded up, by a tenth at most: to seconds, then to minutes, hours and days.
levels-how-few = Groups of fewer than { $least } reports are not described, so that nobody can tell who they were. They count in the larger groups. Where only one group would be hidden, the next smallest is hidden too.
levels-check-title = Check it yourself
levels-check = The same figures for machines, and signed with the journal’s key:

test-mark = Test
test-mark-note = Filed by a watch to try the whole way. Counts nowhere.
desk-test-key-title = A key for tests
desk-test-key-note = Everything that is filed with it is marked as a test, counts nowhere, and calls only the address below. «stormbell watch» on another machine uses it to try the whole way.
desk-test-key-mail = Mail address that is called
desk-test-key-hook = Or the address of a web hook
desk-test-key-hook-once = The web hooks of this watch are signed with this key. It is shown once:
desk-test-key-hook-key = Key of the web hook
desk-test-key-give = Give a key for tests
desk-test-key = for tests
desk-door-node = The node itself
desk-door-neighbour = A neighbour of the network

own-report = { $sentence }

    { $remedy }

    Since { $since }. This report was written by the node about itself. Its alarm rings until somebody takes it.
own-report-over = It is over since { $at }. Look whether anything remains to be done, and close this report.
own-report-again = It is there again, since { $at }.
desk-trouble-nobody-to-call = Nobody can be called: no officer who may take alarms is on duty and has an address.
desk-trouble-nobody-to-call-next = Put somebody on duty who has an address, or enter an address for somebody on duty. Until then alarms ring at the open desk only.
desk-reason-node-trouble = The node itself is in trouble
desk-reason-neighbour-says = A neighbour says so
neighbour-withdrawn = The neighbour has withdrawn this. It should not be used any more.
neighbour-superseded = The neighbour has said this anew. The newer words are under what came.
neighbour-erased = The neighbour had this destroyed: its words are gone here.
neighbour-asks = Nobody answers at {$reference}: please ring our people
neighbour-taken = An alarm was taken: {$reference}
