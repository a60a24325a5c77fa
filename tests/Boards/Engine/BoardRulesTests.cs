using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;

namespace Fachgruppe.Tests.Boards.Engine;

public sealed class BoardRulesTests
{
    private readonly string _note = Ids.New();
    private readonly string _frame = Ids.New();
    private readonly string _group = Ids.New();
    private BoardState _state = BoardState.Empty;

    [Fact]
    public void A_recolouring_and_a_retyping_of_one_note_both_survive()
    {
        Do(OperationType.NoteAdd, _note, new() { Text = "alt", X = 1, Y = 2 });
        Do(OperationType.NoteSet, _note, new() { Color = "pink" });
        Do(OperationType.NoteSet, _note, new() { Text = "neu" });

        Assert.Equal(("neu", "pink", 1d), (_state.Notes[_note].Text, _state.Notes[_note].Color, _state.Notes[_note].X));
    }

    [Fact]
    public void The_later_of_two_values_wins()
    {
        Do(OperationType.NoteAdd, _note, new() { Text = "", X = 0, Y = 0 });
        Do(OperationType.NoteSet, _note, new() { Text = "erster" });
        Do(OperationType.NoteSet, _note, new() { Text = "zweiter" });

        Assert.Equal("zweiter", _state.Notes[_note].Text);
    }

    [Fact]
    public void Deleting_wins_over_typing_and_what_was_deleted_can_come_back_whole()
    {
        Do(OperationType.NoteAdd, _note, new() { Text = "Text", X = 3, Y = 4, Color = "teal" });
        Do(OperationType.NoteDelete, _note);

        Assert.Equal(Codes.Deleted, Refused(OperationType.NoteSet, _note, new() { Text = "Entwurf" }));
        Do(OperationType.NoteDelete, _note);
        Assert.Equal(0, _state.Living);
        var back = Do(OperationType.NoteRestore, _note);

        Assert.Equal(new Note(_note, "Text", 3, 4, "teal", "m", null, null, "a0", "jule", 1), _state.Notes[_note]);
        Assert.Equal(("Text", "jule", 1L), (back.Fields.Text, back.Fields.Author, back.Fields.Created));
        Assert.Equal(1, _state.Living);
    }

    [Fact]
    public void An_id_is_used_once_even_after_deletion()
    {
        Do(OperationType.NoteAdd, _note, new() { Text = "", X = 0, Y = 0 });
        Do(OperationType.NoteDelete, _note);

        Assert.Equal(Codes.Invalid, Refused(OperationType.NoteAdd, _note, new() { Text = "", X = 0, Y = 0 }));
        Assert.Equal(Codes.Invalid, Refused(OperationType.FrameAdd, _note, new() { X = 0, Y = 0 }));
    }

    [Fact]
    public void A_frame_that_moves_carries_its_living_notes_and_groups_within_the_world()
    {
        Do(OperationType.FrameAdd, _frame, new() { X = 0, Y = 0, W = 400, H = 400 });
        Do(OperationType.NoteAdd, _note, new() { Text = "", X = 10, Y = 20, Frame = Reference.To(_frame) });
        Do(OperationType.GroupAdd, _group, new() { X = 30, Y = 40, Frame = Reference.To(_frame) });
        Do(OperationType.FrameSet, _frame, new() { X = 100 });

        Assert.Equal((110d, 20d, 130d), (_state.Notes[_note].X, _state.Notes[_note].Y, _state.Groups[_group].X));
        Do(OperationType.FrameSet, _frame, new() { X = 1e6 });
        Assert.Equal(1e6, _state.Notes[_note].X);
    }

    [Fact]
    public void A_note_that_moves_into_a_frame_while_it_is_deleted_lands_outside()
    {
        Do(OperationType.FrameAdd, _frame, new() { X = 0, Y = 0 });
        Do(OperationType.NoteAdd, _note, new() { Text = "", X = 0, Y = 0, Frame = Reference.To(_frame) });
        Do(OperationType.FrameDelete, _frame);
        Assert.Null(_state.Notes[_note].Frame);

        var effect = Do(OperationType.NoteSet, _note, new() { Frame = Reference.To(_frame) });

        Assert.Equal(Reference.None, effect.Fields.Frame);
        Assert.Equal(Codes.NotFound, Refused(OperationType.NoteSet, _note, new() { Frame = Reference.To(Ids.New()) }));
        Assert.Equal(Codes.NotFound, Refused(OperationType.NoteSet, _note, new() { Group = Reference.To(_frame) }));
    }

    [Fact]
    public void A_group_takes_its_notes_along_into_its_frame_and_lets_them_go_when_deleted()
    {
        var gone = Ids.New();
        Do(OperationType.FrameAdd, _frame, new() { X = 0, Y = 0 });
        Do(OperationType.NoteAdd, _note, new() { Text = "", X = 5, Y = 6 });
        Do(OperationType.NoteAdd, gone, new() { Text = "", X = 0, Y = 0 });
        Do(OperationType.NoteDelete, gone);
        Do(OperationType.GroupAdd, _group, new() { Title = "KI", Frame = Reference.To(_frame), Notes = [gone, _note, _note] });

        Assert.Equal((_group, _frame), (_state.Notes[_note].Group, _state.Notes[_note].Frame));
        Assert.Equal((5d, 6d), (_state.Groups[_group].X, _state.Groups[_group].Y));
        Do(OperationType.GroupDelete, _group);
        Assert.Null(_state.Notes[_note].Group);
        Assert.Equal(Codes.NotFound, Refused(OperationType.GroupAdd, Ids.New(), new() { Notes = [Ids.New()] }));
    }

    [Fact]
    public void Two_groups_or_frames_cannot_form_a_circle()
    {
        var other = Ids.New();
        Do(OperationType.GroupAdd, _group, new());
        Do(OperationType.GroupAdd, other, new());
        Do(OperationType.FrameAdd, _frame, new() { X = 0, Y = 0 });

        // A group names only notes, a frame names nothing: putting one into its like is not even a known field.
        Assert.Equal(Codes.NotFound, Refused(OperationType.GroupAdd, Ids.New(), new() { Notes = [_group] }));
        Assert.Equal(Codes.NotFound, Refused(OperationType.GroupSet, other, new() { Frame = Reference.To(_group) }));
        Assert.Equal(Codes.NotFound, Refused(OperationType.GroupSet, other, new() { Frame = Reference.To(other) }));
    }

    [Fact]
    public void What_names_no_order_comes_last()
    {
        var second = Ids.New();
        Do(OperationType.NoteAdd, _note, new() { Text = "", X = 0, Y = 0, Order = "a5" });
        Do(OperationType.NoteAdd, second, new() { Text = "", X = 0, Y = 0 });

        Assert.Equal("a6", _state.Notes[second].Order);
    }

    [Theory]
    [InlineData(OperationType.NoteSet), InlineData(OperationType.NoteDelete), InlineData(OperationType.NoteRestore), InlineData(OperationType.FrameSet)]
    [InlineData(OperationType.FrameDelete), InlineData(OperationType.FrameRestore), InlineData(OperationType.GroupSet), InlineData(OperationType.GroupDelete), InlineData(OperationType.GroupRestore)]
    public void What_was_never_there_is_not_found(OperationType type) => Assert.Equal(Codes.NotFound, Refused(type, Ids.New(), new()));

    [Fact]
    public void Frames_and_groups_come_back_as_they_were()
    {
        Do(OperationType.FrameAdd, _frame, new() { Title = "Ideen", Kind = "column", X = 1, Y = 2, W = 300, H = 500 });
        Do(OperationType.GroupAdd, _group, new() { Title = "KI", Frame = Reference.To(_frame), X = 7, Y = 8 });
        var (frame, group) = (_state.Frames[_frame], _state.Groups[_group]);
        Do(OperationType.GroupDelete, _group);
        Do(OperationType.FrameDelete, _frame);
        Do(OperationType.FrameRestore, _frame);
        Do(OperationType.GroupRestore, _group);

        Assert.Equal(frame, _state.Frames[_frame]);
        Assert.Equal(group with { Frame = null }, _state.Groups[_group]);
    }

    [Fact]
    public void The_title_of_a_board_changes_like_any_property()
    {
        Do(OperationType.BoardSet, null, new() { Title = "Neu" });
        Do(OperationType.BoardSet, null, new() { Description = "Text" });

        Assert.Equal(("Neu", "Text"), (_state.Title, _state.Description));
    }

    private Operation Do(OperationType type, string? id, Fields? fields = null)
    {
        var (state, applied, refusal) = BoardRules.Apply(_state, new(Ids.New(), type, id, fields ?? Fields.None), "jule", _state.Seq + 1, _state.Seq + 1);
        Assert.Null(refusal);
        _state = state;
        return applied!.Operation;
    }

    private string Refused(OperationType type, string id, Fields fields)
    {
        var (state, _, refusal) = BoardRules.Apply(_state, new(Ids.New(), type, id, fields), "malte", 0, _state.Seq + 1);
        Assert.Same(_state, state);
        return refusal!.Code;
    }
}
