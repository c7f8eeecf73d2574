<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Art Studio</source>
        <translation>Über Art Studio</translation>
    </message>
    <message>
        <source>Nothing you open or make leaves it.</source>
        <translation>Nichts davon verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Paint with neural networks by hand, live, on your own machine.</source>
        <translation>Malen mit neuronalen Netzen: von Hand, live, auf dem eigenen Rechner.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispielbilder</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
</context>
<context>
    <name>ActivityLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>A picture of {width} by {height} pixels.</source>
        <translation>Ein Bild mit {width} mal {height} Pixeln.</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>Empty. Drop a picture here or open one.</source>
        <translation>Leer. Ein Bild hier ablegen oder eines öffnen.</translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>Commander</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Choose a painting or a network</source>
        <translation>Gemälde oder Netz auswählen</translation>
    </message>
    <message>
        <source>Copied what the canvas shows.</source>
        <translation>Kopiert ist, was die Leinwand zeigt.</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Opened the first of {number} pictures.</source>
        <translation>Von {number} Bildern ist das erste geöffnet.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>Alle Regler zurücksetzen</translation>
    </message>
    <message>
        <source>Take all styles off</source>
        <translation>Alle Stile abnehmen</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first, then paste it here.</source>
        <translation>In der Zwischenablage ist kein Bild. Erst eines kopieren, dann hier einfügen.</translation>
    </message>
</context>
<context>
    <name>CompareLabels</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Gemälde</translation>
    </message>
</context>
<context>
    <name>ControlsPanel</name>
    <message>
        <source>Controls</source>
        <translation>Regler</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop to open</source>
        <translation>Ablegen zum Öffnen</translation>
    </message>
    <message>
        <source>Drop to paint in {title}</source>
        <translation>Ablegen, um in {title} zu malen</translation>
    </message>
    <message>
        <source>Drop to use as a style</source>
        <translation>Ablegen, um es als Stil zu verwenden</translation>
    </message>
    <message>
        <source>Only a link: save the picture first</source>
        <translation>Nur ein Link: das Bild zuerst speichern</translation>
    </message>
    <message>
        <source>That holds no picture. Save it to a file first, then drop the file.</source>
        <translation>Darin ist kein Bild. Zuerst als Datei speichern, dann die Datei ablegen.</translation>
    </message>
</context>
<context>
    <name>EmptyPlace</name>
    <message>
        <source>Drop a picture here</source>
        <translation>Ein Bild hier ablegen</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>or open one</source>
        <translation>oder eines öffnen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>File to export to</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Longer side in pixels</source>
        <translation>Längere Seite in Pixeln</translation>
    </message>
    <message>
        <source>Longer side…</source>
        <translation>Längere Seite…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>{format} has no transparency; what is transparent becomes white.</source>
        <translation>{format} kennt keine Transparenz; Durchsichtiges wird weiß.</translation>
    </message>
    <message>
        <source>{format} holds at most {most} pixels a side. Choose a smaller size, or PNG.</source>
        <translation>{format} fasst höchstens {most} Pixel je Seite. Eine kleinere Größe wählen oder PNG.</translation>
    </message>
    <message>
        <source>{name} is there already and will be replaced.</source>
        <translation>{name} ist schon da und wird ersetzt.</translation>
    </message>
    <message>
        <source>{name} painted</source>
        <translation>{name} gemalt</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} ist gespeichert.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>Der Export wurde abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>{name} is the photo itself, which would be lost. Choose another name.</source>
        <translation>{name} ist das Foto selbst, es ginge verloren. Einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
</context>
<context>
    <name>GalleryDelegate</name>
    <message>
        <source>Add to favorites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Add to the mixer (Ctrl+click)</source>
        <translation>Auf den Mischer legen (Strg+Klick)</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>Name des Stils</translation>
    </message>
    <message>
        <source>Remove from favorites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>Built-in</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>My styles</source>
        <translation>Eigene Stile</translation>
    </message>
    <message>
        <source>favorite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>on the mixer, {n} %</source>
        <translation>auf dem Mischer, {n} %</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>Add to favorites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Add to mixer</source>
        <translation>Auf den Mischer legen</translation>
    </message>
    <message>
        <source>Built-in styles stay; only your own can be deleted.</source>
        <translation>Mitgelieferte Stile bleiben; nur eigene lassen sich löschen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Drop any picture here to paint in its style, or choose a file</source>
        <translation>Ein Bild hier ablegen, um in seinem Stil zu malen, oder eine Datei auswählen</translation>
    </message>
    <message>
        <source>Drop or choose any picture</source>
        <translation>Bild ablegen oder auswählen</translation>
    </message>
    <message>
        <source>Drop to paint in its style</source>
        <translation>Ablegen, um in seinem Stil zu malen</translation>
    </message>
    <message>
        <source>Favorites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>My styles</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>One preview still to paint</source>
        <translation>Noch eine Vorschau zu malen</translation>
    </message>
    <message>
        <source>Paint with this</source>
        <translation>In diesem Stil malen</translation>
    </message>
    <message>
        <source>Remove from favorites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>Stile suchen</translation>
    </message>
    <message>
        <source>Search styles by name or tag</source>
        <translation>Stile nach Name oder Schlagwort suchen</translation>
    </message>
    <message>
        <source>Style gallery</source>
        <translation>Stilgalerie</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter…</translation>
    </message>
    <message>
        <source>{number} previews still to paint</source>
        <translation>Noch {number} Vorschauen zu malen</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Click a step to go back or forward to it.</source>
        <translation>Ein Klick auf einen Schritt führt dorthin zurück oder vor.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
</context>
<context>
    <name>KeepBar</name>
    <message>
        <source>Don&apos;t keep it</source>
        <translation>Nicht behalten</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep as style…</source>
        <translation>Als Stil behalten…</translation>
    </message>
    <message>
        <source>Keeps the mixer and these sliders together as a style of your own.</source>
        <translation>Behält den Mischer und diese Regler zusammen als eigenen Stil.</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Eigener Stil</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>Name des Stils</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Controls</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Double-click to take it out of the window</source>
        <translation>Ein Doppelklick löst es aus dem Fenster</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>Exportiert {name}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>Mischer</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malt</translation>
    </message>
    <message>
        <source>Style space</source>
        <translation>Stilraum</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>{what} and {number} more</source>
        <translation>{what} und {number} weitere</translation>
    </message>
</context>
<context>
    <name>MessageLine</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>MixerPanel</name>
    <message>
        <source>Add a style or any picture</source>
        <translation>Stil oder Bild hinzufügen</translation>
    </message>
    <message>
        <source>Clear the mixer</source>
        <translation>Mischer leeren</translation>
    </message>
    <message>
        <source>Click a style in the gallery, or drop any picture here to paint in its style</source>
        <translation>Einen Stil in der Galerie anklicken oder ein Bild hier ablegen, um in seinem Stil zu malen</translation>
    </message>
    <message>
        <source>Drop to add it to the mixer</source>
        <translation>Ablegen, um es auf den Mischer zu legen</translation>
    </message>
    <message>
        <source>Style mixer</source>
        <translation>Stilmischer</translation>
    </message>
    <message>
        <source>Take all styles off and show your own picture</source>
        <translation>Alle Stile abnehmen und das Foto zeigen</translation>
    </message>
    <message>
        <source>The mixer is full. The next style takes the oldest one&apos;s place.</source>
        <translation>Der Mischer ist voll. Der nächste Stil nimmt den Platz des ältesten ein.</translation>
    </message>
    <message>
        <source>Unnamed style</source>
        <translation>Namenloser Stil</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>Gewicht von {name}</translation>
    </message>
</context>
<context>
    <name>MixerRow</name>
    <message>
        <source>Take {name} off the mixer</source>
        <translation>{name} vom Mischer nehmen</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>Gewicht von {name}</translation>
    </message>
</context>
<context>
    <name>Nothing</name>
    <message>
        <source>No favorites yet. Click the star on a style you like.</source>
        <translation>Noch keine Favoriten. Ein Klick auf den Stern eines Stils merkt ihn vor.</translation>
    </message>
    <message>
        <source>No style fits all of these.</source>
        <translation>Kein Stil passt zu allem zugleich.</translation>
    </message>
    <message>
        <source>No style fits “{text}”.</source>
        <translation>Kein Stil passt zu „{text}“.</translation>
    </message>
    <message>
        <source>Show all styles</source>
        <translation>Alle Stile zeigen</translation>
    </message>
    <message>
        <source>You have no styles of your own yet. Drop any picture here, a painting, a photo, a fabric, and paint in its style.</source>
        <translation>Noch keine eigenen Stile. Irgendein Bild hier ablegen, ein Gemälde, ein Foto, einen Stoff, und in seinem Stil malen.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore settings</source>
        <translation>Einstellungen wiederherstellen</translation>
    </message>
    <message>
        <source>The settings are back. Its photo, {name}, wasn&apos;t found; open it and they will be used on it.</source>
        <translation>Die Einstellungen sind wieder da. Das Foto dazu, {name}, wurde nicht gefunden; wird es geöffnet, gelten sie dafür.</translation>
    </message>
    <message>
        <source>This picture was painted here. Bring back its photo and all its settings?</source>
        <translation>Dieses Bild wurde hier gemalt. Das Foto und alle Einstellungen zurückholen?</translation>
    </message>
    <message>
        <source>the photo</source>
        <translation>das Foto</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Add a second style to mix the two here.</source>
        <translation>Mit einem zweiten Stil lässt sich hier mischen.</translation>
    </message>
    <message>
        <source>Drag the puck toward the styles you want more of. A double click makes all even.</source>
        <translation>Den Puck zu den Stilen ziehen, von denen es mehr sein soll. Ein Doppelklick macht alle gleich.</translation>
    </message>
    <message>
        <source>Mix styles</source>
        <translation>Stile mischen</translation>
    </message>
    <message>
        <source>Mixing pad</source>
        <translation>Mischfeld</translation>
    </message>
    <message>
        <source>{name} {share} %</source>
        <translation>{name} {share} %</translation>
    </message>
</context>
<context>
    <name>ParamSlider</name>
    <message>
        <source>Double-click to reset to {value}.</source>
        <translation>Ein Doppelklick setzt auf {value} zurück.</translation>
    </message>
    <message>
        <source>Reset to {value}</source>
        <translation>Auf {value} zurücksetzen</translation>
    </message>
    <message>
        <source>{title}, value</source>
        <translation>{title}, Wert</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The language changes when Art Studio is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Art Studio.</translation>
    </message>
    <message>
        <source>The new library is used when Art Studio is started again.</source>
        <translation>Die neue Bibliothek gilt ab dem nächsten Start von Art Studio.</translation>
    </message>
    <message>
        <source>Where your styles are kept. The old folder stays as it is.</source>
        <translation>Wo die eigenen Stile liegen. Der alte Ordner bleibt, wie er ist.</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>“artstudio doctor” tells the rest.</source>
        <translation>„artstudio doctor“ sagt mehr dazu.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} abnehmen</translation>
    </message>
    <message>
        <source>Style {name}</source>
        <translation>Stil {name}</translation>
    </message>
    <message>
        <source>There is no picture to export. Open one first.</source>
        <translation>Es gibt kein Bild zum Exportieren. Zuerst eines öffnen.</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Add style {name}</source>
        <translation>Stil {name} hinzufügen</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} löschen</translation>
    </message>
    <message>
        <source>Favor {name}</source>
        <translation>{name} zu den Favoriten</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>{name} verschlagworten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unfavor {name}</source>
        <translation>{name} aus den Favoriten</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} ist gelöscht.</translation>
    </message>
    <message>
        <source>{name} is now one of your styles.</source>
        <translation>{name} ist jetzt ein eigener Stil.</translation>
    </message>
    <message>
        <source>{name} is one of your styles already.</source>
        <translation>{name} ist schon ein eigener Stil.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>On the canvas and the panels</source>
        <translation>Auf Leinwand und Bedienfeldern</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>SpacePanel</name>
    <message>
        <source>A new point in the style space, as far from the middle as paintings are.</source>
        <translation>Ein neuer Punkt im Stilraum, so weit von der Mitte, wie Gemälde es sind.</translation>
    </message>
    <message>
        <source>All sliders that are not locked back to the middle.</source>
        <translation>Alle nicht gesperrten Regler zurück in die Mitte.</translation>
    </message>
    <message>
        <source>Randomize</source>
        <translation>Würfeln</translation>
    </message>
    <message>
        <source>Randomize the style</source>
        <translation>Stil würfeln</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the style space</source>
        <translation>Stilraum zurücksetzen</translation>
    </message>
    <message>
        <source>Style space</source>
        <translation>Stilraum</translation>
    </message>
</context>
<context>
    <name>SpaceRow</name>
    <message>
        <source>Lock {name}</source>
        <translation>{name} sperren</translation>
    </message>
    <message>
        <source>Locked rows are left alone by Randomize and Reset.</source>
        <translation>Gesperrte Zeilen bleiben beim Würfeln und Zurücksetzen, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>SplitHandle</name>
    <message>
        <source>Drag it, or move it with the arrow keys.</source>
        <translation>Ziehen oder mit den Pfeiltasten bewegen.</translation>
    </message>
    <message>
        <source>Split between original and painting</source>
        <translation>Grenze zwischen Original und Gemälde</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Position in the picture</source>
        <translation>Position im Bild</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Größe des Bildes</translation>
    </message>
    <message>
        <source>State of the engine</source>
        <translation>Stand der Arbeit</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>{what}, {time} left</source>
        <translation>{what}, noch {time}</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Separate tags by commas.</source>
        <translation>Schlagwörter mit Komma trennen.</translation>
    </message>
    <message>
        <source>Tags of {name}</source>
        <translation>Schlagwörter von {name}</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, mit Komma getrennt</translation>
    </message>
    <message>
        <source>bold, blue, portrait</source>
        <translation>kräftig, blau, Porträt</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>That didn&apos;t work: {error}</source>
        <translation>Das hat nicht geklappt: {error}</translation>
    </message>
</context>
<context>
    <name>_Field</name>
    <message>
        <source>Type a number from {low} to {high}.</source>
        <translation>Eine Zahl von {low} bis {high} eingeben.</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;About Art Studio</source>
        <translation>Ü&amp;ber Art Studio</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation>Vorher und &amp;nachher</translation>
    </message>
    <message>
        <source>&amp;Copy painting</source>
        <translation>Gemälde &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>Ins Fenster ein&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keep as style…</source>
        <translation>Als Stil &amp;behalten…</translation>
    </message>
    <message>
        <source>&amp;Make a style of a picture…</source>
        <translation>Stil aus Bild &amp;machen…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Bedienfel&amp;der</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Been&amp;den</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Reset all sliders</source>
        <translation>Alle Regler &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>&amp;Stil</translation>
    </message>
    <message>
        <source>&amp;Surprise me</source>
        <translation>Übe&amp;rraschung</translation>
    </message>
    <message>
        <source>&amp;Take all styles off</source>
        <translation>Alle Stile &amp;abnehmen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Back to the photo.</source>
        <translation>Zurück zum Foto.</translation>
    </message>
    <message>
        <source>Choose a painting; it becomes one of your styles.</source>
        <translation>Ein Gemälde auswählen; es wird zum eigenen Stil.</translation>
    </message>
    <message>
        <source>Copy what the canvas shows.</source>
        <translation>Kopiert, was die Leinwand zeigt.</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Hold and drag to move the picture; so does the middle button</source>
        <translation>Halten und ziehen verschiebt das Bild; die mittlere Maustaste ebenso</translation>
    </message>
    <message>
        <source>Hold to see the original</source>
        <translation>Halten zeigt das Original</translation>
    </message>
    <message>
        <source>Hold while clicking a style to add it to the mixer</source>
        <translation>Beim Klick auf einen Stil halten legt ihn auf den Mischer</translation>
    </message>
    <message>
        <source>Hold while dropping a picture to make it a style</source>
        <translation>Beim Ablegen eines Bildes halten macht es zum Stil</translation>
    </message>
    <message>
        <source>Keep what is on the mixer as a style of your own.</source>
        <translation>Behält als eigenen Stil, was auf dem Mischer ist.</translation>
    </message>
    <message>
        <source>Make the picture on the clipboard one of your styles.</source>
        <translation>Macht das Bild in der Zwischenablage zum eigenen Stil.</translation>
    </message>
    <message>
        <source>Move every unlocked style-space slider at random.</source>
        <translation>Bewegt jeden nicht gesperrten Regler des Stilraums zufällig.</translation>
    </message>
    <message>
        <source>On a slider: back to its default</source>
        <translation>Auf einem Regler: zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>One pixel of the picture is one of the screen.</source>
        <translation>Ein Pixel des Bildes ist eines des Bildschirms.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open a picture. You can also drop one on the window.</source>
        <translation>Öffnet ein Bild. Ablegen auf dem Fenster geht auch.</translation>
    </message>
    <message>
        <source>Open the picture on the clipboard.</source>
        <translation>Öffnet das Bild in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Paste as &amp;style</source>
        <translation>Als &amp;Stil einfügen</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Einste&amp;llungen…</translation>
    </message>
    <message>
        <source>Put every slider back; the styles on the mixer stay.</source>
        <translation>Setzt jeden Regler zurück; die Stile auf dem Mischer bleiben.</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>Anordn&amp;ung zurücksetzen</translation>
    </message>
    <message>
        <source>Save the painting at full size.</source>
        <translation>Speichert das Gemälde in voller Größe.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Show the photo beside the painting, with a line you can drag.</source>
        <translation>Zeigt das Foto neben dem Gemälde, mit einer Linie zum Ziehen.</translation>
    </message>
    <message>
        <source>Show the whole picture.</source>
        <translation>Zeigt das ganze Bild.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Stop whatever is going on</source>
        <translation>Hält an, was gerade läuft</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Choose a picture to paint in its style</source>
        <translation>Bild auswählen, um in seinem Stil zu malen</translation>
    </message>
    <message>
        <source>Pictures and style networks</source>
        <translation>Bilder und Stilnetze</translation>
    </message>
</context>
<context>
    <name>mime</name>
    <message>
        <source>That is only a link, and Art Studio fetches nothing from the network. Save the picture first, then drop the file.</source>
        <translation>Das ist nur ein Link, und Art Studio holt nichts aus dem Netz. Das Bild zuerst speichern, dann die Datei ablegen.</translation>
    </message>
    <message>
        <source>The dropped picture is damaged. Save it first, then drop the file.</source>
        <translation>Das abgelegte Bild ist beschädigt. Zuerst speichern, dann die Datei ablegen.</translation>
    </message>
</context>
<context>
    <name>params</name>
    <message>
        <source>16 bit</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>A network file: .pth, .safetensors or .onnx.</source>
        <translation>Eine Netzdatei: .pth, .safetensors oder .onnx.</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>Apple-GPU</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>Biegung</translation>
    </message>
    <message>
        <source>Bends the pattern in directions that every seed understands in its own way.</source>
        <translation>Biegt das Muster in Richtungen, die jeder Startwert auf seine Art versteht.</translation>
    </message>
    <message>
        <source>Bits per channel of PNG and TIFF. 16 is for further editing.</source>
        <translation>Bits je Kanal bei PNG und TIFF. 16 sind für die weitere Bearbeitung.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Carving</source>
        <translation>Schnitzwerk</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>Komplexität</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Crispness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Farbtiefe</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detailgrad</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Drop the exported file on the window later to get every slider back.</source>
        <translation>Wird die exportierte Datei später auf dem Fenster abgelegt, ist jeder Regler wieder da.</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Dämmerung</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Finest</source>
        <translation>Feinst</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Four quarters</source>
        <translation>Vier Viertel</translation>
    </message>
    <message>
        <source>From a grainy pink print to smooth spring green.</source>
        <translation>Vom körnigen Druck in Rosa zu glattem Frühlingsgrün.</translation>
    </message>
    <message>
        <source>From a night piece to a bright sketch on white paper.</source>
        <translation>Vom Nachtstück zur hellen Skizze auf weißem Papier.</translation>
    </message>
    <message>
        <source>From a picture</source>
        <translation>Aus einem Bild</translation>
    </message>
    <message>
        <source>From aqua lights to violet shadows with ocher.</source>
        <translation>Von Lichtern in Aqua zu violetten Schatten mit Ocker.</translation>
    </message>
    <message>
        <source>From blurred brushwork to finely carved detail.</source>
        <translation>Von verwischten Strichen zu fein geschnitzten Einzelheiten.</translation>
    </message>
    <message>
        <source>From cool blues to warm gold.</source>
        <translation>Von kühlem Blau zu warmem Gold.</translation>
    </message>
    <message>
        <source>From coral with deep shadows to ocher with violet ones.</source>
        <translation>Von Koralle mit tiefen Schatten zu Ocker mit violetten.</translation>
    </message>
    <message>
        <source>From deep, saturated colors to a pale mist.</source>
        <translation>Von tiefen, satten Farben zu blassem Dunst.</translation>
    </message>
    <message>
        <source>From fresh, rosy paint to the yellow of an old print.</source>
        <translation>Von frischer, rosiger Farbe zum Gelb eines alten Drucks.</translation>
    </message>
    <message>
        <source>From gray tones to vivid colors.</source>
        <translation>Von Grautönen zu lebhaften Farben.</translation>
    </message>
    <message>
        <source>From lime green to mauve.</source>
        <translation>Von Limettengrün zu Malve.</translation>
    </message>
    <message>
        <source>From peach tones to mossy greens.</source>
        <translation>Von Pfirsichtönen zu Moosgrün.</translation>
    </message>
    <message>
        <source>From rust red with a woven touch to sage green with slanted strokes.</source>
        <translation>Von Rostrot, wie gewebt, zu Salbeigrün mit schrägen Strichen.</translation>
    </message>
    <message>
        <source>From smooth, blended color to rough, speckled paint.</source>
        <translation>Von glatt vermalter Farbe zu rauer, gesprenkelter.</translation>
    </message>
    <message>
        <source>From soft, rosy edges to crisp, dark outlines.</source>
        <translation>Von weichen, rosigen Kanten zu scharfen, dunklen Umrissen.</translation>
    </message>
    <message>
        <source>From upright brushstrokes to level ones.</source>
        <translation>Von senkrechten Pinselstrichen zu waagerechten.</translation>
    </message>
    <message>
        <source>How closely the pattern is looked at. It stays sharp, however close.</source>
        <translation>Wie nah das Muster betrachtet wird. Es bleibt scharf, wie nah auch immer.</translation>
    </message>
    <message>
        <source>How far light and dark are apart.</source>
        <translation>Wie weit Hell und Dunkel auseinanderliegen.</translation>
    </message>
    <message>
        <source>How far the picture goes from the photo to the painting.</source>
        <translation>Wie weit das Bild vom Foto zum Gemälde geht.</translation>
    </message>
    <message>
        <source>How finely the canvas is worked out. Less is faster; the export is always full.</source>
        <translation>Wie fein die Leinwand ausgearbeitet wird. Weniger ist schneller; der Export ist immer vollständig.</translation>
    </message>
    <message>
        <source>How large the brush strokes are on the picture. The export keeps them as you see them.</source>
        <translation>Wie groß die Pinselstriche auf dem Bild sind. Der Export behält sie, wie sie zu sehen sind.</translation>
    </message>
    <message>
        <source>How much memory a render may take. Less works in smaller tiles and takes longer.</source>
        <translation>Wie viel Speicher das Malen belegen darf. Mit weniger wird in kleineren Kacheln gearbeitet, und es dauert länger.</translation>
    </message>
    <message>
        <source>How much of this style there is. What is missing to 100 % is your photo.</source>
        <translation>Wie viel von diesem Stil dabei ist. Was zu 100 % fehlt, ist das Foto.</translation>
    </message>
    <message>
        <source>How richly the pattern is folded, from calm to intricate.</source>
        <translation>Wie reich das Muster gefaltet ist, von ruhig bis verschlungen.</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>Kaleidoscope</source>
        <translation>Kaleidoskop</translation>
    </message>
    <message>
        <source>Keep colors</source>
        <translation>Farben behalten</translation>
    </message>
    <message>
        <source>Keep every pixel of a WebP as it is, in a larger file.</source>
        <translation>Lässt jedes Pixel eines WebP, wie es ist, in einer größeren Datei.</translation>
    </message>
    <message>
        <source>Keep metadata</source>
        <translation>Metadaten behalten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>Links und rechts</translation>
    </message>
    <message>
        <source>Lets the pattern flow, and come back at the end to where it began.</source>
        <translation>Lässt das Muster fließen und am Ende dorthin zurückkehren, wo es begann.</translation>
    </message>
    <message>
        <source>Lets the picture continue across its own edges, for fabrics, wallpapers and textures.</source>
        <translation>Lässt das Bild über seine eigenen Ränder hinweg weitergehen, für Stoffe, Tapeten und Texturen.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark surroundings; System follows your desktop.</source>
        <translation>Helle oder dunkle Umgebung; System folgt dem Desktop.</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Mauve</source>
        <translation>Malve</translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation>Speicherbudget</translation>
    </message>
    <message>
        <source>Mirrors the pattern on itself.</source>
        <translation>Spiegelt das Muster an sich selbst.</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>Dunst</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Moos</translation>
    </message>
    <message>
        <source>Moves the style along the directions in which paintings differ most.</source>
        <translation>Bewegt den Stil entlang der Richtungen, in denen sich Gemälde am meisten unterscheiden.</translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation>NVIDIA-GPU</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Ocher</source>
        <translation>Ocker</translation>
    </message>
    <message>
        <source>Of JPEG and WebP. Higher looks better and takes more space.</source>
        <translation>Von JPEG und WebP. Höher sieht besser aus und braucht mehr Platz.</translation>
    </message>
    <message>
        <source>Of PNG and TIFF. It never changes the picture, only the time and the size of the file.</source>
        <translation>Von PNG und TIFF. Sie ändert nie das Bild, nur die Dauer und die Größe der Datei.</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Patina</source>
        <translation>Patina</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Sage</source>
        <translation>Salbei</translation>
    </message>
    <message>
        <source>Seamless</source>
        <translation>Nahtlos</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Sektoren</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>Kleine Datei</translation>
    </message>
    <message>
        <source>Spring</source>
        <translation>Frühling</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Stroke direction</source>
        <translation>Strichrichtung</translation>
    </message>
    <message>
        <source>Stroke size</source>
        <translation>Strichgröße</translation>
    </message>
    <message>
        <source>Style space</source>
        <translation>Stilraum</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symmetrie</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>TIFF</source>
        <translation>TIFF</translation>
    </message>
    <message>
        <source>Takes the light and dark from the painting, but the colors from your photo.</source>
        <translation>Nimmt Hell und Dunkel vom Gemälde, aber die Farben vom Foto.</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>The arms of the kaleidoscope.</source>
        <translation>Die Arme des Kaleidoskops.</translation>
    </message>
    <message>
        <source>The colors: a palette by name, or that of a painting of yours.</source>
        <translation>Die Farben: eine Palette mit Namen oder die eines eigenen Gemäldes.</translation>
    </message>
    <message>
        <source>The kind of file an export starts with.</source>
        <translation>Die Art der Datei, mit der ein Export beginnt.</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on.</source>
        <translation>Die Sprache des Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The seed&apos;s own</source>
        <translation>Die des Startwerts</translation>
    </message>
    <message>
        <source>The styles the picture is painted in, and how much of each.</source>
        <translation>Die Stile, in denen das Bild gemalt ist, und wie viel von jedem.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tints the shadows, from teal to crimson.</source>
        <translation>Tönt die Schatten, von Petrol bis Karmesin.</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>What the networks run on. Automatic takes the fastest there is.</source>
        <translation>Worauf die Netze rechnen. Automatisch nimmt das Schnellste, was da ist.</translation>
    </message>
    <message>
        <source>Write the camera data and description of the original into the export.</source>
        <translation>Schreibt Kameradaten und Beschreibung des Originals in den Export.</translation>
    </message>
    <message>
        <source>Write the recipe into the file</source>
        <translation>Rezept in die Datei schreiben</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>aqua</source>
        <translation>aqua</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>brushed</source>
        <translation>verwischt</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>carved</source>
        <translation>geschnitzt</translation>
    </message>
    <message>
        <source>colorful</source>
        <translation>bunt</translation>
    </message>
    <message>
        <source>coral</source>
        <translation>Koralle</translation>
    </message>
    <message>
        <source>crimson</source>
        <translation>Karmesin</translation>
    </message>
    <message>
        <source>crisp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>deep</source>
        <translation>tief</translation>
    </message>
    <message>
        <source>golden</source>
        <translation>golden</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>intricate</source>
        <translation>verschlungen</translation>
    </message>
    <message>
        <source>level</source>
        <translation>waagerecht</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>lime</source>
        <translation>Limette</translation>
    </message>
    <message>
        <source>mauve</source>
        <translation>Malve</translation>
    </message>
    <message>
        <source>misty</source>
        <translation>dunstig</translation>
    </message>
    <message>
        <source>mossy</source>
        <translation>moosgrün</translation>
    </message>
    <message>
        <source>ocher</source>
        <translation>Ocker</translation>
    </message>
    <message>
        <source>peach</source>
        <translation>Pfirsich</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>rosy</source>
        <translation>rosig</translation>
    </message>
    <message>
        <source>rough</source>
        <translation>rau</translation>
    </message>
    <message>
        <source>rust</source>
        <translation>Rost</translation>
    </message>
    <message>
        <source>sage</source>
        <translation>Salbei</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>glatt</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>senkrecht</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>yellowed</source>
        <translation>vergilbt</translation>
    </message>
</context>
<context>
    <name>samples</name>
    <message>
        <source>Astronaut</source>
        <translation>Astronautin</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>Katze</translation>
    </message>
    <message>
        <source>Coffee</source>
        <translation>Kaffee</translation>
    </message>
    <message>
        <source>Pagoda</source>
        <translation>Pagode</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>A name or tag is text.</source>
        <translation>Ein Name oder Schlagwort ist Text.</translation>
    </message>
    <message>
        <source>A picture has 8 or 16 bits per channel, not {0}.</source>
        <translation>Ein Bild hat 8 oder 16 Bit je Kanal, nicht {0}.</translation>
    </message>
    <message>
        <source>A style in the recipe isn&apos;t one this version knows.</source>
        <translation>Das Rezept nennt einen Stil, den diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>A style lies in another style&apos;s folder.</source>
        <translation>Ein Stil liegt im Ordner eines anderen.</translation>
    </message>
    <message>
        <source>A style needs a name; type at least one letter.</source>
        <translation>Ein Stil braucht einen Namen; mindestens einen Buchstaben eingeben.</translation>
    </message>
    <message>
        <source>A style vector has {0} finite numbers; this one hasn&apos;t.</source>
        <translation>Ein Stilvektor hat {0} endliche Zahlen; dieser nicht.</translation>
    </message>
    <message>
        <source>A style vector is a list of numbers.</source>
        <translation>Ein Stilvektor ist eine Liste von Zahlen.</translation>
    </message>
    <message>
        <source>A style&apos;s files lie in its own folder.</source>
        <translation>Die Dateien eines Stils liegen in seinem eigenen Ordner.</translation>
    </message>
    <message>
        <source>A style&apos;s id is a digest in hexadecimal digits.</source>
        <translation>Die Kennung eines Stils ist eine Prüfsumme in Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>A text was expected, not {0}.</source>
        <translation>Erwartet wurde ein Text, nicht {0}.</translation>
    </message>
    <message>
        <source>A time in the library has no time zone.</source>
        <translation>Einer Uhrzeit in der Bibliothek fehlt die Zeitzone.</translation>
    </message>
    <message>
        <source>A window layout is in base64.</source>
        <translation>Die Anordnung eines Fensters steht in Base64.</translation>
    </message>
    <message>
        <source>Install Art Studio again to repair it.</source>
        <translation>Art Studio neu installieren, um das zu beheben.</translation>
    </message>
    <message>
        <source>Nothing was changed in the library {0}: the disk is full. Free some space and try again.</source>
        <translation>In der Bibliothek {0} wurde nichts geändert: Der Datenträger ist voll. Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing was changed in the library {0}: {1}.</source>
        <translation>In der Bibliothek {0} wurde nichts geändert: {1}.</translation>
    </message>
    <message>
        <source>Quality goes from 1 to 100, not {0}.</source>
        <translation>Die Qualität reicht von 1 bis 100, nicht {0}.</translation>
    </message>
    <message>
        <source>Tags are a list of words.</source>
        <translation>Schlagwörter sind eine Liste von Wörtern.</translation>
    </message>
    <message>
        <source>The GPU ran out of memory. Working on with the CPU, which is slower.</source>
        <translation>Der Speicher der GPU ist voll. Es geht auf dem Prozessor weiter, was länger dauert.</translation>
    </message>
    <message>
        <source>The database {0} is damaged. Start Art Studio again to repair it.</source>
        <translation>Die Datenbank {0} ist beschädigt. Art Studio neu starten, um sie zu reparieren.</translation>
    </message>
    <message>
        <source>The device ran out of memory. Working on in smaller tiles.</source>
        <translation>Der Speicher des Geräts ist voll. Es geht in kleineren Kacheln weiter.</translation>
    </message>
    <message>
        <source>The disk that holds the library {0} reports an error; nothing was changed.</source>
        <translation>Der Datenträger mit der Bibliothek {0} meldet einen Fehler; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file {0} cannot be read: {1}.</source>
        <translation>Die Datei {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The file {0} changed while it was copied; drop it again.</source>
        <translation>Die Datei {0} hat sich beim Kopieren geändert; bitte noch einmal ablegen.</translation>
    </message>
    <message>
        <source>The folder {0} doesn&apos;t exist; make it or choose another.</source>
        <translation>Den Ordner {0} gibt es nicht; bitte anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>The library has been closed.</source>
        <translation>Die Bibliothek ist geschlossen worden.</translation>
    </message>
    <message>
        <source>The library {0} can be read but not changed: its folder cannot be written, or its disk is full.</source>
        <translation>Die Bibliothek {0} lässt sich lesen, aber nicht ändern: In ihren Ordner kann nicht geschrieben werden, oder der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The library {0} cannot be changed: its folder cannot be written, or its disk is full. Put that right and start Art Studio again, or choose another library folder in the preferences.</source>
        <translation>Die Bibliothek {0} lässt sich nicht ändern: In ihren Ordner kann nicht geschrieben werden, oder der Datenträger ist voll. Das beheben und Art Studio neu starten, oder in den Einstellungen einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The library {0} cannot be opened: {1}.</source>
        <translation>Die Bibliothek {0} lässt sich nicht öffnen: {1}.</translation>
    </message>
    <message>
        <source>The library {0} has been closed.</source>
        <translation>Die Bibliothek {0} ist geschlossen.</translation>
    </message>
    <message>
        <source>The library {0} is in use by another window of Art Studio; try again in a moment.</source>
        <translation>Die Bibliothek {0} wird gerade von einem anderen Fenster benutzt; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The library {0} was made by a newer version of Art Studio. Update Art Studio, or choose another library folder in the preferences.</source>
        <translation>Die Bibliothek {0} stammt von einer neueren Version. Art Studio aktualisieren oder in den Einstellungen einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged and has been made anew: {0} recovered from the files. The damaged database is kept as {1} in {2}.</source>
        <translation>Die Datenbank der Bibliothek war beschädigt und wurde neu angelegt: {0} aus den Dateien wiederhergestellt. Die beschädigte liegt als {1} in {2}.</translation>
    </message>
    <message>
        <source>The library&apos;s database was missing; {0} recovered from the files.</source>
        <translation>Die Datenbank der Bibliothek fehlte; {0} aus den Dateien wiederhergestellt.</translation>
    </message>
    <message>
        <source>The library&apos;s database {0} is damaged and cannot be replaced: {1}.</source>
        <translation>Die Datenbank {0} der Bibliothek ist beschädigt und lässt sich nicht ersetzen: {1}.</translation>
    </message>
    <message>
        <source>The list of weight files {0} cannot be read. {1}</source>
        <translation>Die Liste der Gewichte {0} lässt sich nicht lesen. {1}</translation>
    </message>
    <message>
        <source>The mixer holds {0} styles at most, not {1}.</source>
        <translation>Der Mischer fasst höchstens {0} Stile, nicht {1}.</translation>
    </message>
    <message>
        <source>The network file of a style is gone.</source>
        <translation>Die Netzdatei eines Stils ist verschwunden.</translation>
    </message>
    <message>
        <source>The network file {0} has changed since it was added; add it again.</source>
        <translation>Die Netzdatei {0} hat sich geändert, seit sie hinzugefügt wurde; bitte neu hinzufügen.</translation>
    </message>
    <message>
        <source>The network of a style is missing. {0}</source>
        <translation>Das Netz eines Stils fehlt. {0}</translation>
    </message>
    <message>
        <source>The picture can&apos;t be written as {0}; try another format.</source>
        <translation>Das Bild lässt sich nicht als {0} schreiben; bitte ein anderes Format versuchen.</translation>
    </message>
    <message>
        <source>The recent files are a list.</source>
        <translation>Die zuletzt geöffneten Dateien sind eine Liste.</translation>
    </message>
    <message>
        <source>The recipe in this file is damaged; the picture itself can still be opened.</source>
        <translation>Das Rezept in dieser Datei ist beschädigt; das Bild selbst lässt sich öffnen.</translation>
    </message>
    <message>
        <source>The recipe is damaged: {0} makes no picture.</source>
        <translation>Das Rezept ist beschädigt: {0} macht kein Bild.</translation>
    </message>
    <message>
        <source>The recipe uses the network {0}, which isn&apos;t in your library. Drop its file on the style gallery first.</source>
        <translation>Das Rezept benutzt das Netz {0}, das nicht in der Bibliothek ist. Zuerst dessen Datei auf den Stilen ablegen.</translation>
    </message>
    <message>
        <source>The recipe uses the style {0}, which this version doesn&apos;t have.</source>
        <translation>Das Rezept benutzt den Stil {0}, den diese Version nicht hat.</translation>
    </message>
    <message>
        <source>The recipe was written by {0}; update Art Studio to read it.</source>
        <translation>Das Rezept wurde von {0} geschrieben; Art Studio aktualisieren, um es zu lesen.</translation>
    </message>
    <message>
        <source>The setting {0} was not used. {1}</source>
        <translation>Die Einstellung {0} wurde nicht verwendet. {1}</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {0}: {1}.</source>
        <translation>Die Einstellungen lassen sich nicht in {0} speichern: {1}.</translation>
    </message>
    <message>
        <source>The settings carry no version that makes sense ({0}).</source>
        <translation>Die Einstellungen nennen keine sinnvolle Version ({0}).</translation>
    </message>
    <message>
        <source>The settings {0} are unreadable, and the defaults are used: {1}.</source>
        <translation>Die Einstellungen {0} sind unlesbar, und die Vorgaben gelten: {1}.</translation>
    </message>
    <message>
        <source>The settings {0} cannot be read: {1}. The defaults are used.</source>
        <translation>Die Einstellungen {0} lassen sich nicht lesen: {1}. Die Vorgaben gelten.</translation>
    </message>
    <message>
        <source>The settings {0} were unreadable. The defaults are used; the old file is kept as {1}.</source>
        <translation>Die Einstellungen {0} waren unlesbar. Die Vorgaben gelten; die alte Datei bleibt als {1} erhalten.</translation>
    </message>
    <message>
        <source>The style in {0} cannot be read and was left out.</source>
        <translation>Der Stil in {0} lässt sich nicht lesen und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The style mixer holds a list of styles with weights.</source>
        <translation>Der Mischer fasst eine Liste von Stilen mit Gewichten.</translation>
    </message>
    <message>
        <source>The style {0} is incomplete.</source>
        <translation>Der Stil {0} ist unvollständig.</translation>
    </message>
    <message>
        <source>The weight file {0} cannot be read ({1}). {2}</source>
        <translation>Die Gewichtsdatei {0} lässt sich nicht lesen ({1}). {2}</translation>
    </message>
    <message>
        <source>The weight file {0} is damaged: its content has changed. {1}</source>
        <translation>Die Gewichtsdatei {0} ist beschädigt: Ihr Inhalt hat sich geändert. {1}</translation>
    </message>
    <message>
        <source>The weight file {0} is damaged: {1} bytes instead of {2}. {3}</source>
        <translation>Die Gewichtsdatei {0} ist beschädigt: {1} statt {2} Bytes. {3}</translation>
    </message>
    <message>
        <source>The weight file {0} is not a safetensors file. {1}</source>
        <translation>Die Gewichtsdatei {0} ist keine Safetensors-Datei. {1}</translation>
    </message>
    <message>
        <source>The weight of {0} goes from {1} to {2}, not {3}.</source>
        <translation>Das Gewicht von {0} reicht von {1} bis {2}, nicht {3}.</translation>
    </message>
    <message>
        <source>There is no device {0} here. This machine has: {1}.</source>
        <translation>Das Gerät {0} gibt es hier nicht. Dieser Rechner hat: {1}.</translation>
    </message>
    <message>
        <source>There is no parameter called {0}.</source>
        <translation>Einen Regler namens {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no picture to take the style from.</source>
        <translation>Es gibt kein Bild, dem der Stil entnommen werden könnte.</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>Eine solche Einstellung gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no weight file called {0}. {1}</source>
        <translation>Eine Gewichtsdatei namens {0} gibt es nicht. {1}</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory for this picture. Close other programs, or choose a smaller size.</source>
        <translation>Für dieses Bild reicht der Speicher nicht. Andere Programme schließen oder eine kleinere Größe wählen.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough room on the disk for {0}; free some or choose another.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz für {0}; Platz schaffen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>This isn&apos;t the description of a style.</source>
        <translation>Das ist keine Beschreibung eines Stils.</translation>
    </message>
    <message>
        <source>This style is no longer in the library.</source>
        <translation>Dieser Stil ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>This version doesn&apos;t know this kind of style.</source>
        <translation>Diese Version kennt diese Art von Stil nicht.</translation>
    </message>
    <message>
        <source>This version has no model called {0}.</source>
        <translation>Diese Version hat kein Modell namens {0}.</translation>
    </message>
    <message>
        <source>You have no permission to write {0} there; choose another folder.</source>
        <translation>Die Erlaubnis fehlt, {0} dort zu schreiben; bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>a Radiance HDR picture</source>
        <translation>ein Radiance-HDR-Bild</translation>
    </message>
    <message>
        <source>a camera raw file</source>
        <translation>eine Rohdatei einer Kamera</translation>
    </message>
    <message>
        <source>a file is where a folder should be; choose another folder</source>
        <translation>eine Datei liegt, wo ein Ordner sein sollte; bitte einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>a folder is where a file should be</source>
        <translation>ein Ordner liegt, wo eine Datei sein sollte</translation>
    </message>
    <message>
        <source>a layered file</source>
        <translation>eine Datei mit Ebenen</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>eine Textdatei</translation>
    </message>
    <message>
        <source>a vector drawing</source>
        <translation>eine Vektorzeichnung</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>ein Video</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>ein Archiv</translation>
    </message>
    <message>
        <source>choose a picture instead</source>
        <translation>bitte stattdessen ein Bild wählen</translation>
    </message>
    <message>
        <source>develop it to TIFF or JPEG first</source>
        <translation>bitte erst zu TIFF oder JPEG entwickeln</translation>
    </message>
    <message>
        <source>export it as PNG first</source>
        <translation>bitte erst als PNG exportieren</translation>
    </message>
    <message>
        <source>export the page as PNG first</source>
        <translation>bitte die Seite erst als PNG exportieren</translation>
    </message>
    <message>
        <source>it isn&apos;t there; it may have been moved or deleted</source>
        <translation>sie ist nicht da; vielleicht wurde sie verschoben oder gelöscht</translation>
    </message>
    <message>
        <source>it may not be written to; choose another folder</source>
        <translation>dort darf nicht geschrieben werden; bitte einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>one style was</source>
        <translation>ein Stil wurde</translation>
    </message>
    <message>
        <source>save a frame of it as a picture first</source>
        <translation>bitte erst ein Einzelbild daraus speichern</translation>
    </message>
    <message>
        <source>save it as PNG or TIFF first</source>
        <translation>bitte erst als PNG oder TIFF speichern</translation>
    </message>
    <message>
        <source>save it as PNG, JPEG or TIFF first</source>
        <translation>bitte erst als PNG, JPEG oder TIFF speichern</translation>
    </message>
    <message>
        <source>save the picture on it instead</source>
        <translation>bitte stattdessen das Bild darauf speichern</translation>
    </message>
    <message>
        <source>the disk is full; free some space and try again</source>
        <translation>der Datenträger ist voll; Platz schaffen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>unpack it first</source>
        <translation>bitte erst entpacken</translation>
    </message>
    <message>
        <source>you have no permission for it; change its permissions or choose another folder</source>
        <translation>die Erlaubnis dafür fehlt; die Rechte ändern oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>{0} Until then, styles you add are kept only until the window closes.</source>
        <translation>{0} Bis dahin bleiben neue Stile nur, bis das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: you have no permission for it.</source>
        <translation>{0} lässt sich nicht lesen: Die Erlaubnis dafür fehlt.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written; give it one of these endings: {1}.</source>
        <translation>{0} lässt sich nicht schreiben; mögliche Endungen sind: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be run ({1}).</source>
        <translation>{0} lässt sich nicht ausführen ({1}).</translation>
    </message>
    <message>
        <source>{0} compression is one of {1}, not {2}.</source>
        <translation>Die Kompression von {0} ist eine von {1}, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} contains a loop ({1}); such networks are not taken.</source>
        <translation>{0} enthält eine Schleife ({1}); solche Netze werden nicht angenommen.</translation>
    </message>
    <message>
        <source>{0} could not be converted in {1}: {2}.</source>
        <translation>{0} ließ sich nicht umwandeln, in {1}: {2}.</translation>
    </message>
    <message>
        <source>{0} does not give a picture: its numbers fit no known range.</source>
        <translation>{0} ergibt kein Bild: Seine Zahlen passen in keinen bekannten Bereich.</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t fit into memory; close other programs first.</source>
        <translation>{0} passt nicht in den Speicher; bitte erst andere Programme schließen.</translation>
    </message>
    <message>
        <source>{0} failed on a picture ({1}).</source>
        <translation>{0} ist an einem Bild gescheitert ({1}).</translation>
    </message>
    <message>
        <source>{0} files can&apos;t be wider or higher than {1} pixels; write {2} as PNG or TIFF, or smaller.</source>
        <translation>{0}-Dateien haben höchstens {1} Pixel je Seite; {2} als PNG oder TIFF schreiben, oder kleiner.</translation>
    </message>
    <message>
        <source>{0} gives {1} numbers and not a color picture.</source>
        <translation>{0} ergibt {1} Zahlen und kein farbiges Bild.</translation>
    </message>
    <message>
        <source>{0} goes from {1} to {2}, not {3}.</source>
        <translation>{0} reicht von {1} bis {2}, nicht {3}.</translation>
    </message>
    <message>
        <source>{0} has neither 8 nor 16 bits per channel; save it with 16 first.</source>
        <translation>{0} hat weder 8 noch 16 Bit je Kanal; bitte erst mit 16 speichern.</translation>
    </message>
    <message>
        <source>{0} has no recipe inside; only pictures exported by Art Studio have one.</source>
        <translation>{0} enthält kein Rezept; nur von Art Studio exportierte Bilder haben eines.</translation>
    </message>
    <message>
        <source>{0} has {1} MB, too much for {2}.</source>
        <translation>{0} hat {1} MB, zu viel für {2}.</translation>
    </message>
    <message>
        <source>{0} has {1} inputs and {2} outputs; a network that turns one picture into one picture is needed.</source>
        <translation>{0} hat {1} Eingänge und {2} Ausgänge; gebraucht wird ein Netz, das aus einem Bild ein Bild macht.</translation>
    </message>
    <message>
        <source>{0} has {1} megapixels and doesn&apos;t fit into memory; close other programs or make it smaller first.</source>
        <translation>{0} hat {1} Megapixel und passt nicht in den Speicher; andere Programme schließen oder das Bild verkleinern.</translation>
    </message>
    <message>
        <source>{0} holds a {1} and not the tensors of a network (a state dict).</source>
        <translation>{0} enthält {1} und nicht die Tensoren eines Netzes (state dict).</translation>
    </message>
    <message>
        <source>{0} is a color such as #3366ff, not {1}.</source>
        <translation>{0} ist eine Farbe wie #3366ff, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is a damaged safetensors file; get it again.</source>
        <translation>{0} ist eine beschädigte Safetensors-Datei; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is a device, not a file; choose a picture.</source>
        <translation>{0} ist ein Gerät und keine Datei; bitte ein Bild wählen.</translation>
    </message>
    <message>
        <source>{0} is a device, not a file; choose another name.</source>
        <translation>{0} ist ein Gerät und keine Datei; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>{0} is a device, not a file; drop a network file instead.</source>
        <translation>{0} ist ein Gerät und keine Datei; bitte eine Netzdatei ablegen.</translation>
    </message>
    <message>
        <source>{0} is a finite number, not {1}.</source>
        <translation>{0} ist eine endliche Zahl, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is a folder; choose a picture inside it.</source>
        <translation>{0} ist ein Ordner; bitte ein Bild darin wählen.</translation>
    </message>
    <message>
        <source>{0} is a folder; drop a network file instead.</source>
        <translation>{0} ist ein Ordner; bitte eine Netzdatei ablegen.</translation>
    </message>
    <message>
        <source>{0} is a folder; give the file another name.</source>
        <translation>{0} ist ein Ordner; bitte der Datei einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>{0} is a list of {1} numbers.</source>
        <translation>{0} ist eine Liste von {1} Zahlen.</translation>
    </message>
    <message>
        <source>{0} is a number, not {1}.</source>
        <translation>{0} ist eine Zahl, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is a whole number from {1} to {2}.</source>
        <translation>{0} ist eine ganze Zahl von {1} bis {2}.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short: {1}; get it again.</source>
        <translation>{0} ist beschädigt oder abgeschnitten: {1}; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short{1}; get it again.</source>
        <translation>{0} ist beschädigt oder abgeschnitten{1}; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete; copy or download it again.</source>
        <translation>{0} ist beschädigt oder unvollständig; bitte neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{0} is damaged or not an ONNX file.</source>
        <translation>{0} ist beschädigt oder keine ONNX-Datei.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1} holds numbers that are not finite.</source>
        <translation>{0} ist beschädigt: {1} enthält Zahlen, die nicht endlich sind.</translation>
    </message>
    <message>
        <source>{0} is either on or off.</source>
        <translation>{0} ist entweder an oder aus.</translation>
    </message>
    <message>
        <source>{0} is empty; copy or download it again.</source>
        <translation>{0} ist leer; bitte neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{0} is empty; get it again.</source>
        <translation>{0} ist leer; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is larger than 2 GB; make it smaller first.</source>
        <translation>{0} ist größer als 2 GB; bitte erst verkleinern.</translation>
    </message>
    <message>
        <source>{0} is larger than files may be there; choose another disk.</source>
        <translation>{0} ist größer, als Dateien dort sein dürfen; bitte einen anderen Datenträger wählen.</translation>
    </message>
    <message>
        <source>{0} is not a network: it is no pickle, PyTorch or safetensors file.</source>
        <translation>{0} ist kein Netz: Es ist keine Pickle-, PyTorch- oder Safetensors-Datei.</translation>
    </message>
    <message>
        <source>{0} is not an ONNX network: it holds no layers.</source>
        <translation>{0} ist kein ONNX-Netz: Es enthält keine Schichten.</translation>
    </message>
    <message>
        <source>{0} is not of a known layout: it holds {1}. Only networks of PyTorch&apos;s fast_neural_style example are recognized.</source>
        <translation>{0} ist von unbekanntem Aufbau: Darin sind {1}. Erkannt werden nur Netze aus PyTorchs Beispiel fast_neural_style.</translation>
    </message>
    <message>
        <source>{0} is not quite a fast_neural_style network: {1} has {2} where {3} should be.</source>
        <translation>{0} ist nicht ganz ein Netz von fast_neural_style: {1} hat {2}, wo {3} sein sollte.</translation>
    </message>
    <message>
        <source>{0} is one of {1}, not {2}.</source>
        <translation>{0} ist eines von {1}, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} is too large: {1} has {2} numbers.</source>
        <translation>{0} ist zu groß: {1} hat {2} Zahlen.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels; pictures of up to {3} megapixels can be opened, so make it smaller first.</source>
        <translation>{0} hat {1} x {2} Pixel; öffnen lassen sich Bilder bis {3} Megapixel, also bitte erst verkleinern.</translation>
    </message>
    <message>
        <source>{0} is {1}, not a picture that can be opened here; {2}.</source>
        <translation>{0} ist {1} und kein Bild, das sich hier öffnen lässt; {2}.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a picture that can be opened here; {1} can.</source>
        <translation>{0} ist kein Bild, das sich hier öffnen lässt; möglich sind {1}.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t there; it may have been moved or deleted.</source>
        <translation>{0} ist nicht da; vielleicht wurde die Datei verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>{0} keeps its weights in other files; only networks in a single file are taken.</source>
        <translation>{0} hält seine Gewichte in anderen Dateien; angenommen werden nur Netze in einer einzigen.</translation>
    </message>
    <message>
        <source>{0} styles were</source>
        <translation>{0} Stile wurden</translation>
    </message>
    <message>
        <source>{0} takes or gives other values than the colors of a picture.</source>
        <translation>{0} nimmt oder gibt andere Werte als die Farben eines Bildes.</translation>
    </message>
    <message>
        <source>{0} takes pictures of {1} x {2} only, which is too large.</source>
        <translation>{0} nimmt nur Bilder von {1} x {2}, und das ist zu groß.</translation>
    </message>
    <message>
        <source>{0} takes {1} numbers and not a color picture.</source>
        <translation>{0} nimmt {1} Zahlen und kein farbiges Bild.</translation>
    </message>
    <message>
        <source>{0} wants to run code ({1}), so it was not opened. Ask for a file with nothing but tensors (a state dict).</source>
        <translation>{0} will Code ausführen ({1}) und wurde deshalb nicht geöffnet. Bitte um eine Datei, die nur Tensoren enthält (state dict).</translation>
    </message>
    <message>
        <source>{0}… is too long a name; choose a shorter one.</source>
        <translation>{0}… ist ein zu langer Name; bitte einen kürzeren wählen.</translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Autumn Storm</source>
        <translation>Herbststurm</translation>
    </message>
    <message>
        <source>Brick City</source>
        <translation>Ziegelstadt</translation>
    </message>
    <message>
        <source>Candy Sketch</source>
        <translation>Bonbonskizze</translation>
    </message>
    <message>
        <source>Carved Birch</source>
        <translation>Birkenschnitt</translation>
    </message>
    <message>
        <source>Charcoal Dawn</source>
        <translation>Kohlemorgen</translation>
    </message>
    <message>
        <source>Embers</source>
        <translation>Glut</translation>
    </message>
    <message>
        <source>Harvest Sky</source>
        <translation>Erntehimmel</translation>
    </message>
    <message>
        <source>Ink and Poppies</source>
        <translation>Mohntusche</translation>
    </message>
    <message>
        <source>Jungle Poster</source>
        <translation>Dschungel</translation>
    </message>
    <message>
        <source>Lavender Dusk</source>
        <translation>Lavendelabend</translation>
    </message>
    <message>
        <source>Linocut Maze</source>
        <translation>Linolschnitt</translation>
    </message>
    <message>
        <source>Midnight Lace</source>
        <translation>Nachtspitze</translation>
    </message>
    <message>
        <source>Night Furrows</source>
        <translation>Nachtfurchen</translation>
    </message>
    <message>
        <source>Night Primaries</source>
        <translation>Nachtfarben</translation>
    </message>
    <message>
        <source>Nocturne</source>
        <translation>Nocturne</translation>
    </message>
    <message>
        <source>Ocher Etching</source>
        <translation>Ockerstich</translation>
    </message>
    <message>
        <source>Pastel Mosaic</source>
        <translation>Pastellmosaik</translation>
    </message>
    <message>
        <source>Pop Cutouts</source>
        <translation>Scherenschnitt</translation>
    </message>
    <message>
        <source>Red Lacquer</source>
        <translation>Roter Lack</translation>
    </message>
    <message>
        <source>Ruby Sunset</source>
        <translation>Rubinabend</translation>
    </message>
    <message>
        <source>Sea Glass</source>
        <translation>Meerglas</translation>
    </message>
    <message>
        <source>Stained Glass</source>
        <translation>Kirchenfenster</translation>
    </message>
    <message>
        <source>Starry Strokes</source>
        <translation>Sternenstriche</translation>
    </message>
    <message>
        <source>Twilight Crayon</source>
        <translation>Dämmerkreide</translation>
    </message>
    <message>
        <source>Woodblock Sea</source>
        <translation>Holzschnitt</translation>
    </message>
    <message>
        <source>Yellow and Ink</source>
        <translation>Gelbe Tusche</translation>
    </message>
    <message>
        <source>abstract</source>
        <translation>abstrakt</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>kräftig</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>kühl</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>Tusche</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>monochrome</source>
        <translation>einfarbig</translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation>Mosaik</translation>
    </message>
    <message>
        <source>pastel</source>
        <translation>Pastell</translation>
    </message>
    <message>
        <source>print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
</context>
</TS>
