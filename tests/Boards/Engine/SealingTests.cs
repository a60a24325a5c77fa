using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;

namespace Fachgruppe.Tests.Boards.Engine;

/// <summary>Who may do what to sealed notes, and what becomes of them.</summary>
public sealed class SealingTests
{
    private readonly string _note = Ids.New();
    private BoardState _state = BoardState.Empty;

    [Fact]
    public void Notes_from_before_stay_open_and_new_ones_are_sealed()
    {
        var before = Ids.New();
        Must("jule", OperationType.NoteAdd, before, Text("offen"));
        Seal();
        var added = Must("jule", OperationType.NoteAdd, _note, Text("verdeckt"));

        Assert.True(added.Operation.Fields.Sealed);
        Assert.Equal((false, true), (_state.Notes[before].Sealed, _state.Notes[_note].Sealed));
        Assert.Null(Must("malte", OperationType.NoteSet, before, Text("anders")).Operation.Fields.Sealed);
    }

    [Fact]
    public void Nobody_but_the_author_touches_a_sealed_note()
    {
        Seal();
        Must("jule", OperationType.NoteAdd, _note, Text("verdeckt"));

        Assert.Equal(Codes.Sealed, Refused("malte", OperationType.NoteSet, _note, Text("anders")));
        Assert.Equal(Codes.Sealed, Refused("malte", OperationType.NoteSet, _note, new() { X = 5 }));
        Assert.Equal(Codes.Sealed, Refused("malte", OperationType.NoteDelete, _note));
        Assert.Equal(Codes.Sealed, Refused("malte", OperationType.NoteRestore, _note));
        Assert.Equal(Codes.Sealed, Refused(null, OperationType.NoteDelete, _note));
        Assert.True(Must("jule", OperationType.NoteSet, _note, new() { X = 5 }).Operation.Fields.Sealed);
    }

    [Fact]
    public void A_stack_takes_no_sealed_notes_not_even_ones_own()
    {
        Seal();
        Must("jule", OperationType.NoteAdd, _note, Text("verdeckt"));

        Assert.Equal(Codes.Sealed, Refused("jule", OperationType.GroupAdd, Ids.New(), new() { Notes = [_note] }));
    }

    [Fact]
    public void The_opening_shows_what_lives_and_keeps_what_was_taken_back()
    {
        var (gone, later) = (Ids.New(), Ids.New());
        Seal();
        Must("jule", OperationType.NoteAdd, _note, Text("bleibt"));
        Must("jule", OperationType.NoteAdd, gone, Text("doch nicht"));
        Must("jule", OperationType.NoteDelete, gone);
        Seal(false);
        Must("jule", OperationType.NoteAdd, later, Text("offen"));

        Assert.Equal((false, false, true), (_state.Notes[_note].Sealed, _state.Notes[later].Sealed, _state.Notes[gone].Sealed));
        Must("malte", OperationType.NoteSet, _note, Text("anders"));
        Assert.Equal(Codes.Sealed, Refused("malte", OperationType.NoteRestore, gone));
        Assert.Null(Must("jule", OperationType.NoteRestore, gone).Operation.Fields.Sealed);
        Assert.Equal((false, 0), (_state.Notes[gone].Sealed, _state.Sealings));
    }

    [Fact]
    public void What_was_taken_back_and_comes_back_in_the_next_round_is_sealed_again()
    {
        Seal();
        Must("jule", OperationType.NoteAdd, _note, Text("erste Runde"));
        Must("jule", OperationType.NoteDelete, _note);
        Seal(false);
        Seal();

        Assert.True(Must("jule", OperationType.NoteRestore, _note).Operation.Fields.Sealed);
    }

    [Fact]
    public void A_frame_that_moves_or_goes_takes_no_note_with_it_out_of_hiding()
    {
        var frame = Ids.New();
        Must("malte", OperationType.FrameAdd, frame, new() { X = 0, Y = 0 });
        Seal();
        Must("jule", OperationType.NoteAdd, _note, Text("verdeckt") with { Frame = Reference.To(frame) });
        Must("malte", OperationType.FrameSet, frame, new() { X = 10 });
        Must("malte", OperationType.FrameDelete, frame);

        var seen = Sealing.For(_state, "malte").Notes[_note];
        Assert.Equal(("", null, true, 10d), (seen.Text, seen.Author, seen.Sealed, seen.X));
    }

    [Fact]
    public void Nothing_is_copied_where_nothing_is_sealed()
    {
        var add = Must("jule", OperationType.NoteAdd, _note, Text("offen"));
        IReadOnlyList<AppliedOperation> operations = [add];

        Assert.Same(_state, Sealing.For(_state, "malte"));
        Assert.Same(operations, Sealing.For(operations, null));
    }

    [Fact]
    public void Where_nobody_is_named_a_key_tells_whose_a_note_is_and_the_board_keeps_its_digest_alone()
    {
        var (key, other) = (new string('k', Ownership.MinKey), new string('x', Ownership.MinKey));
        Seal();
        var added = Must(null, OperationType.NoteAdd, _note, Text("ohne Namen") with { Key = key });

        Assert.Equal((null, Ownership.Digest(key), (string?)null), (added.Operation.Fields.Key, added.Operation.Fields.Owner, added.Actor));
        Assert.Equal(Codes.Sealed, Refused(null, OperationType.NoteSet, _note, Text("fremd") with { Key = other }));
        Assert.Equal(Codes.Sealed, Refused(null, OperationType.NoteSet, _note, Text("fremd")));
        Must(null, OperationType.NoteSet, _note, Text("eigen") with { Key = key });
        Must(null, OperationType.NoteDelete, _note, new() { Key = key });
        Assert.Equal(Ownership.Digest(key), Must(null, OperationType.NoteRestore, _note, new() { Key = key }).Operation.Fields.Owner);
        Assert.Null(BoardRoles.Check(BoardRole.Notes, _state, new(Ids.New(), OperationType.NoteSet, _note, new() { Key = key }), null));
        Assert.Equal(Codes.Forbidden, BoardRoles.Check(BoardRole.Notes, _state, new(Ids.New(), OperationType.NoteSet, _note, new() { Key = other }), null)?.Code);
    }

    [Fact]
    public void A_key_means_nothing_where_people_are_named()
    {
        var key = new string('k', Ownership.MinKey);
        Must("jule", OperationType.NoteAdd, _note, Text("mit Namen") with { Key = key });

        Assert.Null(_state.Notes[_note].Owner);
        Assert.True(Ownership.IsOwn(_state.Notes[_note], "jule", null));
        Assert.False(Ownership.IsOwn(_state.Notes[_note], "malte", key));
    }

    private static Fields Text(string text) => new() { Text = text, X = 0, Y = 0 };

    private void Seal(bool isSealed = true) => Must("fenja", OperationType.BoardSet, null, new() { Sealed = isSealed });

    private AppliedOperation Must(string? actor, OperationType type, string? id, Fields? fields = null)
    {
        var (state, applied, refusal) = BoardRules.Apply(_state, new(Ids.New(), type, id, fields ?? Fields.None), actor, _state.Seq + 1, _state.Seq + 1);
        Assert.Null(refusal);
        _state = state;
        return applied!;
    }

    private string? Refused(string? actor, OperationType type, string id, Fields? fields = null)
        => BoardRules.Apply(_state, new(Ids.New(), type, id, fields ?? Fields.None), actor, 0, _state.Seq + 1).Refusal?.Code;
}
