### What can be wrong with a field. «field-…» names it, «problem-…» says what and how to mend it.

field-whole = Le formulaire
field-receipt = Numéro de reçu
field-narrative = Votre texte
field-ongoing = Est-ce en cours
field-what = Ce qui se passe
field-organisation = Nom de l’entreprise ou de l’organisation
field-sector = Type d’organisation
field-name = Votre nom
field-email = Adresse électronique
field-phone = Téléphone
field-other = Un autre moyen de vous joindre
field-contact = Qui vous êtes
field-sealed_contact = Qui vous êtes
field-happened_at = Quand est-ce arrivé ?
field-files = Fichiers
field-last_group = Tapez les quatre derniers chiffres du reçu
field-text = Écrire à la permanence

problem-missing = Remplissez ce champ, s’il vous plaît. Une phrase suffit.
problem-too-long = Trop long : { $was } caractères. Raccourcissez à { $max } et envoyez le reste plus tard dans un message.
problem-too-many = Trop nombreux : { $was }. { $max } au plus à la fois.
problem-too-big = Trop gros. { $max } octets au plus.
problem-too-deep = Trop de niveaux imbriqués. { $max } au plus sont lus.
problem-nul = Le texte contient un signe qui ne peut pas être gardé (NUL). Retapez-le au lieu de le coller.
problem-not-text = Ce n’est pas un texte lisible. Retapez-le, ou envoyez-le comme fichier.
problem-unknown = Nous ne connaissons pas ce choix. Prenez-en un dans la liste.
problem-form = Nous ne pouvons pas lire ceci. Vérifiez-le encore une fois.
problem-syntax = Illisible à partir de la ligne { $line }, colonne { $column }.
problem-in-future = C’est dans le futur. Vérifiez la date.
problem-sealed = Vos coordonnées étaient scellées avec des clés qui ont changé depuis. Tapez-les de nouveau et envoyez.
problem-digits = Un reçu a 20 chiffres. Vous en avez tapé { $was }.
problem-check = Un chiffre est faux, ou deux sont inversés. Comparez avec votre reçu.
problem-twice = C’est indiqué deux fois.
problem-unexpected = Nous ne connaissons pas ce champ.
problem-words-only = Pour ce type de signalement, nous acceptons des mots, des fichiers texte et des courriels, mais pas d’images, de films ni d’autres fichiers. Décrivez ce que vous avez vu et indiquez l’adresse où cela se trouve.
