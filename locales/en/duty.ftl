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
duty-hand-over-how = Until a thing is taken it stays with you, and alarms go on calling you.
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
