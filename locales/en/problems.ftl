### What can be wrong with a field. «field-…» names it, «problem-…» says what and how to mend it.

field-whole = The form
field-receipt = Receipt number
field-narrative = Your words
field-ongoing = Is it happening now
field-what = What is happening
field-organisation = Name of the company or organisation
field-sector = What kind of organisation
field-name = Your name
field-email = Mail address
field-phone = Telephone
field-other = Another way to reach you
field-contact = Who you are
field-sealed_contact = Who you are
field-happened_at = When did it happen?
field-files = Files
field-last_group = Type the last four digits of the receipt
field-text = Write to the officers

problem-missing = Please fill this in. One sentence is enough.
problem-too-long = Too long: { $was } characters. Please shorten it to { $max }, and send the rest as a message later.
problem-too-many = Too many: { $was }. Up to { $max } are possible at once.
problem-too-big = Too big. Up to { $max } bytes are possible.
problem-too-deep = Nested too deep. Up to { $max } levels are read.
problem-nul = There is a sign in it that cannot be kept (NUL). Please type it again instead of pasting.
problem-not-text = This is not readable text. Please type it again, or send it as a file.
problem-unknown = We do not know this choice. Please choose from the list.
problem-form = We cannot read this. Please look at it again.
problem-syntax = It cannot be read from line { $line }, column { $column }.
problem-in-future = This lies in the future. Please check the date.
problem-sealed = Your contact was sealed for keys that have changed meanwhile. Please type it again and send.
problem-digits = A receipt has 20 digits; you typed { $was }.
problem-check = A digit is wrong, or two are swapped. Please compare it with your receipt.
problem-twice = It is named twice.
problem-unexpected = We do not know this field.
problem-words-only = For this kind of report we take words, text files and mails, but no pictures, films or other files. Please describe it, and give the address where it is.
