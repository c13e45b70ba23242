### What an officer holds in the hand: my duty, hand-over, calendar, absences.

## Hand-over

duty-hand-over = Hand-over
desk-cmd-hand-over = Hand-over
duty-hand-over-waiting = Not all taken yet
duty-hand-over-calm = Nothing waits: all that was handed over was taken.
duty-hand-over-all = All hand-overs
duty-hand-over-never = There was none yet. One begins by itself when the duty changes, or here at any time.
duty-hand-over-begin = Hand over now
duty-hand-over-mine = { $n ->
    [one] You have { $n } open thing: it is put in by itself.
   *[other] You have { $n } open things: they are put in by themselves.
 }
duty-hand-over-note-note = What else must be known. More notes and promises can follow.
duty-hand-over-send = Hand over
duty-hand-over-how = Who takes over is called at once. Until a thing is taken it stays with you, and alarms go on calling you.
duty-hand-over-alone = Nobody else can take over: invite a colleague first.
duty-from-to = { $from } → { $to }
duty-things = { $n ->
    [one] { $n } thing
   *[other] { $n } things
 }
duty-for-you = { $n } for you to read
duty-ended = ended
duty-ended-by = Ended by { $name }
duty-stays = { $n } still with { $name }
duty-all-taken = all taken
duty-coming-left = { $name } does not work here any more.
duty-coming-left-next = End this hand-over and begin one to somebody else.
duty-what-alarm = Alarm
duty-what-incident = Incident
duty-what-report = Report
duty-what-promise = Promise
duty-what-note = Note
duty-due = due
duty-stands-open = not taken yet
duty-stands-accepted = taken
duty-stands-declined = not taken: stays where it was
duty-stands-gone = dealt with meanwhile
duty-kept = kept
duty-left-out = { $n ->
    [one] { $n } more thing found no room here and stays with { $name }.
   *[other] { $n } more things found no room here and stay with { $name }.
 }
duty-answer-how = Read each. What you take is yours from then on; what you do not take stays with { $name }, and everybody sees it.
duty-tick = Mark: { $what } { $reference }
duty-accept = I take it
duty-decline = Leave it with { $name }
duty-keep = Kept: done
duty-accept-marked = Take all marked
duty-decline-marked = Leave marked with { $name }
duty-nothing-in-it = Nothing was put in yet
duty-add = Put something more in
duty-no-promise = A note: nothing is due
duty-within = A promise, due in { $n } h
duty-add-send = Put in
duty-end = End this hand-over
duty-end-note = What was not taken stays with { $name }. The list stays to be read.
duty-end-send = End it
duty-news = { $n ->
    [one] { $name } hands { $n } thing over to you.
   *[other] { $name } hands { $n } things over to you.
 }
duty-news-next = Read and take
duty-elsewhere = { $n ->
    [one] In { $n } hand-over between colleagues something was not taken.
   *[other] In { $n } hand-overs between colleagues something was not taken.
 }
duty-elsewhere-next = Look
desk-field-coming = Who takes over
desk-field-handing_note = Note
desk-field-within = Is it a promise?
desk-done-hand-over-begun = Handed over. What is not taken is still yours.
desk-done-hand-over-added = Put in.
desk-done-hand-over-accepted = Taken: it is yours.
desk-done-hand-over-declined = Left where it was.
desk-done-hand-over-gone = That was dealt with or answered meanwhile.
desk-done-hand-over-none = Nothing was marked.
desk-done-hand-over-end = Ended. What was not taken stays where it was.
desk-done-hand-over-ended = This hand-over was ended before. Nothing was changed.
desk-done-hand-over-full = This hand-over is full. Nothing was put in.
desk-done-hand-over-not-yours = That is somebody else’s to do. Nothing was changed.
desk-done-promise-kept = Kept.

## My duty

duty-title = My duty
desk-cmd-my-duty = My duty
duty-on = You are on duty now
duty-on-by-switch = You switched yourself on
duty-on-by-switch-note = No rota says so. Alarms call you until you switch it off at the top.
duty-off = You are off duty
duty-until = until
duty-with = together with { $names }
duty-next = Your next shift:
duty-offers = Somebody asks you
duty-offer = { $name } asks you to take:
duty-offer-take = I take the shift
duty-offer-decline = No
duty-open = Open and yours
duty-open-calm = Nothing is open that is yours.
duty-open-more = { $n } more
duty-shifts = Your shifts
duty-shifts-none = No rota has you on duty in the next eight weeks.
duty-runs = runs now
duty-away-then = you entered an absence then
duty-ask = Ask somebody to take it
duty-ask-whom = Whom
duty-ask-send = Ask
duty-ask-undo = Take back
duty-asked = { $name } was asked and has not answered.
duty-ask-note = Until the other agrees the shift is yours.
duty-absences = When you are away
duty-absences-none = You are not away.
duty-absences-note = In this time no rota calls you; where nobody else is then on duty, the lead is told. Nobody asks why.
duty-from-calendar = from a calendar
duty-absence-undo = Take back
duty-absence-add = Enter an absence
duty-absence-send = Enter
duty-zone = Times of { $zone }
duty-import = From a calendar file
duty-import-note = A file that ends in .ics, from Outlook, Google, Thunderbird or any other.
duty-import-counts = What counts as being away
duty-counts-out-of-office = what Outlook calls out of office
duty-counts-busy = everything that blocks the time
duty-counts-everything = everything in it
duty-import-look = See what is in it
duty-import-found = In the calendar file
duty-import-how = Nothing was taken yet. Times of { $zone }.
duty-import-take = Enter those marked
duty-import-titles = What it is called there is not kept.
duty-import-known = entered already
duty-import-cut = There is more in it: only the first { $n } are shown.
duty-import-nothing = Nothing in it counts as being away
duty-import-nothing-next = Choose another way of counting, or enter it by hand.
duty-left-out-n = Not understood: { $n }
duty-left-out-why = the line { $line } could not be read
duty-left-out-next = Enter these by hand if you are away then.
duty-feeds = Calendars that are read
duty-feeds-none = None. A calendar of your holidays can be read from its address.
duty-feed-add = Read a calendar regularly
duty-feed-url-note = Begins with https:// or webcal://. It is kept sealed.
duty-feed-send = Read it
duty-feed-note = Now and every { $n } hours. A change there counts here after that.
duty-feed-read = read
duty-feed-found = { $n ->
    [one] { $n } absence
   *[other] { $n } absences
 }
duty-feed-waits = It is read in a moment.
duty-feed-failed = Could not be read
duty-feed-kept = What was read before still counts:
duty-feed-cut = There is more in it than is read: the later ones do not count.
duty-feed-again = Read now
duty-feed-remove = Read no more
duty-feed-remove-note = Its absences go too. You can add it again with its address.
duty-fault-address = this address is none that the node goes to
duty-fault-forbidden = it leads into a network that is not public; the operator can allow it
duty-fault-away = nobody answers there
duty-fault-too-slow = the answer took too long
duty-fault-refused = the other side refuses; perhaps the address is no longer good
duty-fault-too-large = the calendar is too large
duty-fault-no-calendar = what is there is no calendar
duty-calendars = Shifts in your calendar
duty-calendars-none = None yet.
duty-calendar-of-me = My shifts
duty-calendar-read = fetched
duty-calendar-unread = not fetched yet
duty-calendar-address = Address of the calendar
duty-calendar-open = Open in this device’s calendar
duty-calendar-revoke = Take away
duty-calendar-revoke-note = Programs that read this address get nothing any more. You can make a new one at any time.
duty-calendar-add = What to show
duty-calendar-make = Make an address
duty-calendar-note = Whoever has the address sees the shifts, and of colleagues the given name and a letter; nothing else. Calendars come by seldom: what counts is this page and what rings.
duty-calendar-shift = On duty: { $rota }
duty-calendar-name = My duty
duty-wall = { $weekday } { $day } { $month } { $time }
duty-weekday-1 = Mon
duty-weekday-2 = Tue
duty-weekday-3 = Wed
duty-weekday-4 = Thu
duty-weekday-5 = Fri
duty-weekday-6 = Sat
duty-weekday-7 = Sun
desk-field-away_from = From
desk-field-away_until = Until
desk-field-absence = Absence
desk-field-calendar = Calendar
desk-field-url = Address
desk-done-absence = Entered.
desk-done-absence-undone = Taken back.
desk-done-calendar-made = Made: open it in your calendar.
desk-done-calendar-revoked = Taken away: the address opens nothing any more.
desk-done-feed-added = It is read in a moment.
desk-done-feed-soon = It is read in a moment.
desk-done-feed-removed = It is read no more, and what it brought was taken back.
duty-tell = { $name } hands the duty over to you. Things that wait: { $n }.
duty-tell-next = Read them and accept them one by one: until then they stay where they are.
duty-coming-unreachable = No message reaches { $name } now.
duty-coming-unreachable-next = Say it by another way, or hand over to somebody else.
duty-called = How you are called
duty-cut-off = Nothing reaches you.
duty-cut-off-next = No alarm would call you, and steps pass you over. Add a channel, or test one that is here.
duty-called-by-priority = By priority
duty-channels = Change my channels
