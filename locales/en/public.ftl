### The public pages. Plain words, short sentences: the reader may be frightened, in a hurry, on an old telephone.

skip-to-content = Go to the content
language = Language
footer-nav = More pages
footer-words = The storm bell hung in the middle of the town. Anyone could have it rung, day or night, and someone was always up in the tower.
link-first-aid = First aid
link-follow = I have a receipt
link-about = How it works and who reads
link-journal = Public journal
link-api = For machines (API)
link-accessibility = Accessibility
optional = (optional)
error = Error
errors-title = Please look at this again
back = Back
change = Change
go-on = Continue
send = Send
to-start = To the start page
# A strip with a telephone. Followed by the link «call-number».
danger-to-life = Is someone in danger right now?
call-number = Call { $number }
step = Step { $at } of { $of }

## Start page

home-name = Flag a cyber-attack, day or night
home-title = Under attack online? Ring the bell.
home-lead = This is the 24-hour alert point. Tell us what is happening to you, your company or a service you rely on. A duty officer reads it, at any hour.
home-flag = Something is happening: flag it now
home-easy-name = No account, no name needed
home-easy-time = Takes about two minutes
home-easy-sure = You do not have to be sure
home-after-title = What happens when you flag
home-after-receipt = You get a receipt at once
home-after-receipt-text = A number that only you have. With it you read the answer.
home-after-aid = You see what to do now
home-after-aid-text = First aid for exactly this kind of attack, and whom to call.
home-after-officer = A person reads it
home-after-officer-text = If it is happening now and does harm, an officer is called at once.
home-receipt-title = I have a receipt
home-receipt-go = Read the answer

## Flag, step 1

what-title = What is happening?
what-hint = Choose what fits best. A wrong choice does no harm. If you are not sure, take the last one.

## Flag, step 2

words-title = Tell us in your own words
words-hint = What do you see? When did it begin? What have you done so far? Bad spelling does not matter.
words-again = You sent this form before with other words, and that report is kept. Press «Send now» to send these words as a new report.
words-protected = Only officers of this alert point read your words. They are stored encrypted.
words-protected-more = What is protected and what is not
ongoing-title = Is it happening now?
ongoing-now-and-it-hurts = Yes, and it is doing harm
ongoing-now = Yes, but no harm yet
ongoing-over = No, it is over
ongoing-unknown = I don’t know
who-title = Who is hit?
who-me = Me, or someone I know
who-organisation = A company or organisation
who-unknown = I don’t know
sector-none = I don’t know, or none of these
send-now = Send now
add-more = Add who I am, or files
abuse-no-pictures = Never send sexual pictures of children, not even as proof. Words and the web address are enough. Report the address here in words, and to the hotline of your country:

## Flag, step 3

more-title = Anything to add?
more-hint = All of this is optional. You can send without it.
contact-title = Who you are
contact-sealed-server = Sealed to the duty officers’ keys as soon as it reaches us, before anything is stored. On the way it is protected by the connection only.
contact-sealed-browser = Sealed to the duty officers’ keys here in your browser, before it is sent. Our server cannot read it.
contact-seal-failed = Sealing in your browser did not work. Press «Send» again to have our server seal it, or empty the fields.
contact-sealed-already = Who you are is sealed already and goes along. Type it again only to replace it.
other-hint = For example a messenger name, or when we may call.
happened-hint = Your clock’s time ({ $zone }). Leave it empty if you do not know.
files-hint = Screenshots, mails, logs. Up to { $count } files, { $size } each. We keep them encrypted and never open them as programs.
files-no-abuse = Never send sexual pictures of children.

## When too many report at once

wait-title = Many people are reporting right now
wait-text = Your words are here; nothing is lost. Because so many knock at once, we let reports in one after the other. Yours follows in a moment.
wait-work = Your device is doing a small piece of work that shows us you are no flood. Then the report is sent by itself.
wait-done = Done. The report is being sent.
wait-patience =
    Please wait { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }, then press «Send now».
wait-files = A page cannot carry files: please choose them again. You can also add them later, under your receipt.

## The receipt

receipt-title = Your report is kept
receipt-lead = Its name is { $reference }. An officer will read it. Now write down your receipt.
receipt-rings = Because harm is being done now, the officers on duty are being called.
receipt-name = Your receipt
receipt-only-key = This number is the only key to the answer. We cannot tell it to you again. Whoever has it can read and write here as you.
receipt-copy = Copy
receipt-copied = Copied
receipt-print = Print
receipt-save = Save as text
receipt-hint = 20 digits. Spaces do not matter.
receipt-kept-title = Well done, you have kept it
receipt-kept-text = You can close this page. Come back with the receipt whenever you like.
receipt-enter = Read and write under this receipt
receipt-files-failed =
    { $count ->
        [one] One file could not be kept: it is too big, empty or one too many. Your words are kept. You can add the file under your receipt.
       *[other] { $count } files could not be kept: too big, empty or too many. Your words are kept. You can add the files under your receipt.
    }
receipt-aid = What to do now
receipt-later-title = Where you read the answer
receipt-later = At { $address } with your receipt. There you can also write more and add files. We do not need your name for that.
receipt-proof = Download the proof of filing
receipt-proof-text = A signed file with which anyone can check later that this report is in our journal and was not changed.
keep-title = Have you really kept it?
keep-go = Check
keep-wrong = That is not the last group. The receipt is still above: look again.
sealed = Who you are
sealed-browser = Sealed in your browser. Only the officers can open it.
sealed-edge = Sealed by our server before it was stored. Only the officers can open it.
sealed-node = Stored encrypted under the node’s own key, until the first officer has a key.

## First aid

aid-title = First aid
aid-lead = What to do now, what to leave alone, whom to call. You need not flag anything to read it.
aid-now = Do this now
aid-do-not = Do not
aid-call = Call
aid-keep = Keep as proof
aid-organisation = If it hits a company or organisation
aid-sources = Sources:
aid-reviewed = Reviewed { $when }.
aid-flag = Flag this to the duty officers

## Coming back

follow-title = Read the answer
follow-lead = Enter your receipt to read what the officers wrote, and to write more.
follow-go = Open
follow-left = You have left. Nothing about this visit is kept on this device.
follow-carried = You were away for a while, so please enter the receipt again. What you wrote is kept on this page; files have to be chosen again.
follow-unknown = We cannot open anything with this number. Please compare it with your receipt, digit by digit.
follow-lost-title = I have lost the receipt
follow-lost = Then we cannot open the report for you, because we do not know whose it is. Flag it again and write that you flagged before. If you still have the reference, name it.
talk-title = Report { $reference }
talk-way = How far it is
talk-way-kept = Kept
talk-way-taken = With an officer
talk-way-answered = Answered
talk-way-closed = Closed
talk-state-kept = Your report is kept
talk-state-kept-text = No officer has taken it yet. Reports that do harm now come first. You need not wait here: come back with your receipt.
talk-state-taken = An officer has your report
talk-state-taken-text = The answer will be written here. If something changes, write it below.
talk-state-answered = You have an answer
talk-state-answered-text = Read it below. You can answer at any time.
talk-state-closed = Your report is closed
talk-state-closed-text = If it goes on or begins again, write below. That opens it again.
talk-not-kept = You have not yet typed the last group of your receipt back. Please make sure that you have kept the number: it is the only way to this page.
talk-messages = Messages
talk-you = You
talk-officer = Duty officer
talk-seen = read
talk-your-report = Your report, exactly as you sent it, is with the officers.
talk-empty = No answer yet. An officer reads your report and writes here. First aid helps until then.
talk-files = Files
talk-send = Send
talk-aid = First aid for this kind of attack
talk-leave = Leave and forget this visit

## The link in an alarm mail

ack-title-ringing = This alarm is ringing
ack-title-done = This alarm has someone
ack-title-gone = This link does not work any more
ack-ask = Take it only if you will look at it now.
ack-go = I take it
ack-done-text = The bell has stopped. Please go on at the desk.
ack-gone = It was used, withdrawn, or is older than a day. The desk shows what is ringing now.
ack-since = Ringing since
ack-officer = Sent to
ack-desk = To the desk

## Public journal

journal-title = The public journal
journal-lead = Everything done here leaves a line in a journal that nobody can rewrite unseen, not even we.
journal-holds = The journal holds only fingerprints (hashes). No words, names or addresses can be read from it.
journal-key-title = The key of this node
journal-key = Compare this key with one you got another way, such as from a neighbouring state’s alert point.
journal-fingerprint = The same key, to be read aloud:
journal-files-title = Files for checking
journal-checkpoint = the signed state of the journal
journal-tiles = the hashes, in the format of C2SP tlog-tiles
journal-key-file = the key as text
journal-roster = the officers’ keys that contacts are sealed to
journal-check-title = Check your proof
journal-check = With the downloaded proof and this program, on your own computer, without the internet:
journal-not = The proof shows that your report is in the journal. That all readers see the same journal is shown only when neighbours sign it too.

## About

about-title = How it works and who reads
about-lead = Stormbell is a bell for cyber-attacks: anyone may ring it, at any hour, and someone always answers.
about-who-title = Who reads what you send
about-who = The officers of this alert point. Each of them has a personal key, and each opening of a name or address is written into the journal with its reason. Organisations, other states and the public get nothing that could point to you without your report’s mark allowing it.
about-seal-title = What sealing protects
about-seal = When you say who you are, this is sealed: encrypted so that only the officers’ own devices can open it.
about-seal-does-title = It protects against
about-seal-does-1 = a stolen database or backup
about-seal-does-2 = somebody who runs or has broken into the server later
about-seal-does-3 = a curious look without a reason: each opening leaves a trace
about-seal-not-title = It does not protect against
about-seal-not-1 = a broken or watched device of yours, or an employer who sees your screen and network
about-seal-not-2 = a server that was taken over before you came and sends you a false page
about-seal-not-3 = what you write into your own words: these the server must read, to call somebody. They are stored encrypted, but not sealed
about-seal-not-4 = somebody who finds your receipt
about-roster =
    { $count ->
        [0] No officer has a key yet. Until then a contact is encrypted under the node’s own key only.
        [one] Today contacts are sealed to one key. Its fingerprint:
       *[other] Today contacts are sealed to { $count } keys. Their common fingerprint:
    }
about-privacy-title = Privacy
about-privacy = No account, no tracking, nothing from other sites. One cookie remembers your language if you choose one, and one keeps you in your conversation until you leave, 30 minutes at the most.
about-address = Your network address is used to answer you and, if someone guesses receipts, to slow that network down for a few minutes. It is not stored and not logged.
about-limits-title = Limits
about-limit-words = Your words: up to { $count } characters.
about-limit-files = Files: up to { $count } at once, { $size } each, { $all } per report.
about-limit-messages = Messages: up to { $count } per report, { $size } characters each.
about-not-title = What it does not do
about-not = It removes no content and blocks no site. It has no notion of forbidden speech. It replaces neither the emergency call nor the police.

## Accessibility

access-title = Accessibility
access-lead = Everybody must be able to ring the bell. These pages follow WCAG 2.2, level AA, and EN 301 549.
access-how = They work with the keyboard alone, with screen readers, without script, at 320 pixels of width, at 400 % zoom, in print, and in dark and light. We check each page by machine and by hand.
access-known-title = What we know is not good yet
access-known = First aid is not yet there in easy language, sign language or all 24 languages of the Union.
access-tell-title = Tell us
access-tell = If something stops you, tell us the same way as an attack. We read it as such.

## When something goes wrong

trouble-not-found-title = This page is not here
trouble-not-found-text = The address is wrong or the page has gone.
trouble-not-found-next = Go to the start page, or flag what is happening now.
trouble-forbidden-title = You may not do this
trouble-forbidden-text = Your role does not include it.
trouble-forbidden-next = Ask a lead of the desk.
trouble-foreign-title = This form came from another site
trouble-foreign-text = For your protection we take forms only from our own pages. Nothing was sent.
trouble-foreign-next = Open our page and fill in the form there.
trouble-method-title = This does not work this way
trouble-method-text = The page was called in a way that it does not know.
trouble-method-next = Go to the start page and try again.
trouble-unreadable-title = We could not read this
trouble-unreadable-text = The form arrived broken. Nothing was kept.
trouble-unreadable-next = Go back, look at what you typed and send it again.
trouble-too-large-title = That was too much at once
trouble-too-large-text = The files or the text are larger than we take at once. Nothing was kept.
trouble-too-large-next = Go back and send the words first. Files can follow, a few at a time.
trouble-conflict-title = Something has moved on
trouble-conflict-text = Meanwhile it was changed or closed by someone else, or it was already done.
trouble-conflict-next = Load the page again and look where it stands.
trouble-too-many-title = Please wait a moment
trouble-too-many-text = There were too many tries from your network. Your report is not refused: what was kept is kept.
trouble-too-many-next =
    { $seconds ->
        [0] Try again in a little while.
        [one] Try again in one second.
       *[other] Try again in { $seconds } seconds.
    }
trouble-unavailable-title = We cannot keep anything right now
trouble-unavailable-text = Something is broken on our side. Nothing of what you just sent was kept.
trouble-unavailable-next = Go back, so that you do not lose your words, and send again in a minute. If it is urgent, call.
trouble-unavailable-form = Something is broken on our side, and nothing was kept yet. Your words are still here: send again in a minute. If it is urgent, call.
trouble-internal-title = Something is broken on our side
trouble-internal-text = This is our fault, not yours. It was counted, and somebody will look.
trouble-internal-next = Go back and try again. If you were sending a report, sending twice does no harm.

# Every page of a demonstration says so.
demo-banner = This is a demonstration. Nobody reads what you send here. In danger, call { $number }.
