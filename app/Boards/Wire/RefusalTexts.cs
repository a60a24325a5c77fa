using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Boards.Wire;

/// <summary>The sentences people read when something was refused, in German and English.</summary>
public static class RefusalTexts
{
    private static readonly (string German, string English)[] Texts =
    [
        ("Das ist keine Operation.", "This is not an operation."),
        ("Diese Art von Operation ist unbekannt.", "This type of operation is unknown."),
        ("Das Feld „{0}“ gibt es hier nicht.", "There is no field “{0}” here."),
        ("Das Feld „{0}“ steht doppelt da.", "The field “{0}” is given twice."),
        ("Das Feld „{0}“ fehlt.", "The field “{0}” is missing."),
        ("Das Feld „{0}“ hat den falschen Typ.", "The field “{0}” has the wrong type."),
        ("„{0}“ muss eine UUID in Kleinbuchstaben sein.", "“{0}” must be a UUID in lower case."),
        ("Der Text enthält Steuerzeichen oder ungültige Zeichen.", "The text contains control characters or invalid characters."),
        ("„{0}“ liegt außerhalb des erlaubten Bereichs.", "“{0}” is out of range."),
        ("„{0}“ hat einen unbekannten Wert.", "“{0}” has an unknown value."),
        ("„order“ ist kein gültiger Sortierschlüssel.", "“order” is not a valid sort key."),
        ("Das ist zu lang („{0}“).", "This is too long (“{0}”)."),
        ("Das sind zu viele Operationen auf einmal (höchstens 100).", "These are too many operations at once (at most 100)."),
        ("Die Tafel ist voll.", "The board is full."),
        ("Das geht zu schnell. Bitte warten Sie einen Moment.", "This is too fast. Please wait a moment."),
        ("Das gibt es auf dieser Tafel nicht („{0}“).", "This does not exist on this board (“{0}”)."),
        ("Das wurde inzwischen gelöscht.", "This has been deleted in the meantime."),
        ("Diese Kennung ist schon vergeben.", "This id is already taken."),
        ("Diese Operations-Kennung wurde schon für etwas anderes benutzt.", "This operation id was already used for something else."),
        ("Sie dürfen diese Tafel lesen, aber nicht ändern.", "You may read this board, but not change it."),
        ("Das konnte nicht gespeichert werden. Bitte versuchen Sie es gleich noch einmal.", "This could not be saved. Please try again in a moment."),
        ("Sie dürfen Zettel anlegen und nur Ihre eigenen ändern.", "You may add notes and change only your own."),
        ("Das kann nur die Moderation dieser Tafel.", "Only the moderators of this board can do this."),
        ("Dafür sind nicht mehr genug Punkte übrig.", "There are not enough dots left for this."),
        ("Diese Abstimmung ist geschlossen.", "This voting is closed."),
        ("Hier dürfen nur die Stimmberechtigten abstimmen.", "Only those who are entitled may vote here."),
        ("Diese Stimme ist schon abgegeben.", "This vote has been cast already."),
        ("„{0}“ passt nicht zu dieser Art von Abstimmung.", "“{0}” does not fit this kind of voting."),
        ("Dort liegen nicht so viele Punkte von Ihnen.", "You have not put that many dots there."),
        ("Die Moderation hat die Tafel eingefroren. Gerade lesen alle nur.", "The moderators have frozen the board. Everybody only reads for now."),
        ("Das ist festgestellt. Nur die Moderation kann es ändern oder bewegen.", "This is locked. Only the moderators can change or move it."),
        ("Gerade wird gesammelt: Sie können Zettel anlegen und die eigenen ändern.", "This is the time to collect: you can add notes and change your own."),
        ("Gerade wird aufgedeckt und gelesen. Ändern können Sie in der nächsten Phase wieder.", "This is the time to reveal and read. You can change things again in the next phase."),
        ("Gerade wird geordnet: Sie können verschieben und stapeln, aber nicht schreiben oder löschen.", "This is the time to order: you can move and stack, but not write or delete."),
        ("Gerade wird abgestimmt. Die Zettel bleiben so lange, wie sie sind.", "This is the time to vote. The notes stay as they are meanwhile."),
        ("Auf dieser Tafel läuft keine Zeit.", "There is no timer on this board."),
    ];

    /// <summary>The sentence in that language: German unless it is English.</summary>
    public static string For(Refusal refusal, string language)
    {
        var (german, english) = Texts[(int)refusal.Reason];
        return (language.StartsWith("en", StringComparison.Ordinal) ? english : german).Replace("{0}", refusal.Subject, StringComparison.Ordinal);
    }
}
