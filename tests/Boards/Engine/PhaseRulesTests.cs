using Fachgruppe.Boards.Engine;
using Fachgruppe.Platform;

namespace Fachgruppe.Tests.Boards.Engine;

/// <summary>What the phases, freezing and locks leave to whom.</summary>
public sealed class PhaseRulesTests
{
    private static readonly string Own = Ids.New(), Theirs = Ids.New(), Frame = Ids.New(), Group = Ids.New();

    /// <summary>What people do, by name.</summary>
    private static readonly Dictionary<string, Operation> Doings = new()
    {
        ["add"] = Of(OperationType.NoteAdd, Ids.New(), new() { Text = "neu", X = 0, Y = 0 }),
        ["write own"] = Of(OperationType.NoteSet, Own, new() { Text = "anders" }),
        ["move own"] = Of(OperationType.NoteSet, Own, new() { X = 9 }),
        ["delete own"] = Of(OperationType.NoteDelete, Own),
        ["write theirs"] = Of(OperationType.NoteSet, Theirs, new() { Color = "pink" }),
        ["move theirs"] = Of(OperationType.NoteSet, Theirs, new() { Frame = Reference.To(Frame), Order = "a1" }),
        ["delete theirs"] = Of(OperationType.NoteDelete, Theirs),
        ["frame"] = Of(OperationType.FrameSet, Frame, new() { Title = "Anders" }),
        ["group"] = Of(OperationType.GroupAdd, Ids.New(), new() { Notes = [Theirs] }),
    };

    [Theory]
    [InlineData(null, "add, write own, move own, delete own, write theirs, move theirs, delete theirs, frame, group", "add, write own, move own, delete own")]
    [InlineData("arrive", "add, write own, move own, delete own", "add, write own, move own, delete own")]
    [InlineData("collect", "add, write own, move own, delete own", "add, write own, move own, delete own")]
    [InlineData("reveal", "", "")]
    [InlineData("order", "move own, move theirs, frame, group", "move own")]
    [InlineData("weigh", "", "")]
    [InlineData("deepen", "add, write own, move own, delete own, write theirs, move theirs, delete theirs, frame, group", "add, write own, move own, delete own")]
    [InlineData("decide", "", "")]
    public void A_phase_leaves_to_each_role_what_the_protocol_says(string? phase, string editors, string noteWriters)
    {
        var state = Board() with { Facilitation = new() { Phase = phase } };

        Assert.Equal(editors, Allowed(BoardRole.Edit, state));
        Assert.Equal(noteWriters, Allowed(BoardRole.Notes, state));
        Assert.Equal("", Allowed(BoardRole.Read, state));
        Assert.Equal(string.Join(", ", Doings.Keys), Allowed(BoardRole.Lead, state));
    }

    [Fact]
    public void On_a_frozen_board_only_the_moderation_writes()
    {
        var state = Board() with { Facilitation = new() { Frozen = true } };

        Assert.Equal(("", ""), (Allowed(BoardRole.Edit, state), Allowed(BoardRole.Notes, state)));
        Assert.Equal(string.Join(", ", Doings.Keys), Allowed(BoardRole.Lead, state));
        Assert.Equal(RefusalReason.Frozen, BoardRoles.Check(BoardRole.Edit, state, Doings["add"], "jule")?.Reason);
    }

    [Fact]
    public void What_is_locked_is_the_moderations_and_so_is_what_would_take_it_along()
    {
        var state = Set(Set(Board(), Theirs, new() { Locked = true, Frame = Reference.To(Frame) }), Own, new() { Locked = true });
        string[] refused = ["write own", "move own", "delete own", "write theirs", "move theirs", "delete theirs", "group"];

        Assert.Equal("add, frame", Allowed(BoardRole.Edit, state));
        Assert.All(refused, name => Assert.Equal(RefusalReason.Locked, BoardRoles.Check(BoardRole.Edit, state, Doings[name], "jule")?.Reason));
        Assert.NotNull(BoardRoles.Check(BoardRole.Edit, state, Of(OperationType.FrameSet, Frame, new() { X = 5 }), "jule"));
        Assert.NotNull(BoardRoles.Check(BoardRole.Edit, state, Of(OperationType.FrameDelete, Frame), "jule"));
        Assert.Null(BoardRoles.Check(BoardRole.Lead, state, Doings["delete theirs"], "fenja"));
        Assert.Equal(RefusalReason.NotLead, BoardRoles.Check(BoardRole.Edit, Board(), Of(OperationType.NoteSet, Own, new() { Locked = true }), "jule")?.Reason);
        Assert.False(BoardRoles.MayMove(BoardRole.Edit, state, Own, "jule"));
    }

    [Fact]
    public void A_time_ends_when_the_servers_clock_says()
    {
        var state = Timed(BoardState.Empty, new(TimerVerb.Start, 300_000), 1_000);
        Assert.Equal(new BoardTimer(300_000, 301_000, null), state.Facilitation.Timer);
        state = Timed(state, new(TimerVerb.Pause), 101_000);
        Assert.Equal(new BoardTimer(300_000, null, 200_000), state.Facilitation.Timer);
        state = Timed(Timed(state, new(TimerVerb.Add, 60_000), 102_000), new(TimerVerb.Resume), 500_000);
        Assert.Equal(new BoardTimer(360_000, 760_000, null), state.Facilitation.Timer);
        state = Timed(state, new(TimerVerb.Add, 60_000), 900_000);
        Assert.Equal(new BoardTimer(420_000, 960_000, null), state.Facilitation.Timer);
        Assert.Null(Timed(state, new(TimerVerb.Clear), 901_000).Facilitation.Timer);
    }

    [Fact]
    public void A_time_that_is_not_there_is_not_stopped_and_nobody_names_an_end()
    {
        Assert.Equal(RefusalReason.NoTimer, Refused(new(TimerVerb.Pause)).Reason);
        Assert.Equal(Codes.Invalid, Refused(new(TimerVerb.Is, 0, new(1_000, 5, null))).Code);
    }

    private static Refusal Refused(TimerChange timer) =>
        BoardRules.Decide(BoardState.Empty, Of(OperationType.BoardSet, null, new() { Timer = timer }), 1).Refusal!;

    private static BoardState Timed(BoardState state, TimerChange timer, long at) =>
        BoardRules.Apply(state, Of(OperationType.BoardSet, null, new() { Timer = timer }), "fenja", at, state.Seq + 1).State;

    private static string Allowed(BoardRole role, BoardState state) =>
        string.Join(", ", Doings.Where(doing => BoardRoles.Check(role, state, doing.Value, "jule") is null).Select(doing => doing.Key));

    private static BoardState Board()
    {
        var state = Add(BoardState.Empty, Of(OperationType.FrameAdd, Frame, new() { X = 0, Y = 0 }), "malte");
        state = Add(state, Of(OperationType.NoteAdd, Own, new() { Text = "eigen", X = 0, Y = 0 }), "jule");
        state = Add(state, Of(OperationType.NoteAdd, Theirs, new() { Text = "fremd", X = 0, Y = 0 }), "malte");
        return Add(state, Of(OperationType.GroupAdd, Group, new()), "malte");
    }

    private static BoardState Set(BoardState state, string note, Fields fields) => Add(state, Of(OperationType.NoteSet, note, fields), "fenja");

    private static BoardState Add(BoardState state, Operation operation, string actor) => BoardRules.Apply(state, operation, actor, 1, state.Seq + 1).State;

    private static Operation Of(OperationType type, string? id, Fields? fields = null) => new(Ids.New(), type, id, fields ?? Fields.None);
}
