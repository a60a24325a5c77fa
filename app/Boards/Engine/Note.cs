namespace Fachgruppe.Boards.Engine;

/// <summary>A note ("Zettel").</summary>
/// <param name="Id">Client-made UUID.</param>
/// <param name="Text">Up to 2,000 Unicode scalar values, may be empty.</param>
/// <param name="X">Left edge in world coordinates.</param>
/// <param name="Y">Upper edge in world coordinates.</param>
/// <param name="Color">One of <see cref="Values.Colors"/>.</param>
/// <param name="Size">One of <see cref="Values.Sizes"/>.</param>
/// <param name="Frame">The frame it lies in.</param>
/// <param name="Group">The group it lies in.</param>
/// <param name="Order">Fractional index among siblings; ties break by id.</param>
/// <param name="Author">Who wrote it; null where hidden.</param>
/// <param name="At">When it was written, unix ms.</param>
/// <param name="Deleted">A tombstone: invisible, but it can be restored.</param>
/// <param name="Locked">Only the moderation changes it.</param>
public sealed record Note(
    string Id, string Text, double X, double Y, string Color, string Size, string? Frame, string? Group, string Order, string? Author, long At, bool Deleted = false,
    bool Locked = false);

/// <summary>A frame ("Bereich"): a column or a free region.</summary>
/// <param name="Id">Client-made UUID.</param>
/// <param name="Title">Up to 200 characters.</param>
/// <param name="Kind">One of <see cref="Values.Kinds"/>.</param>
/// <param name="X">Left edge in world coordinates.</param>
/// <param name="Y">Upper edge in world coordinates.</param>
/// <param name="W">Width.</param>
/// <param name="H">Height.</param>
/// <param name="Order">Fractional index among the board's frames.</param>
/// <param name="Deleted">A tombstone.</param>
/// <param name="Locked">Only the moderation changes it.</param>
public sealed record Frame(string Id, string Title, string Kind, double X, double Y, double W, double H, string Order, bool Deleted = false, bool Locked = false);

/// <summary>A group ("Stapel"): notes under a heading. It holds notes and nothing else, so groups cannot form a circle.</summary>
/// <param name="Id">Client-made UUID.</param>
/// <param name="Title">Up to 200 characters.</param>
/// <param name="Frame">The frame it lies in.</param>
/// <param name="X">Left edge in world coordinates.</param>
/// <param name="Y">Upper edge in world coordinates.</param>
/// <param name="Order">Fractional index among siblings.</param>
/// <param name="Deleted">A tombstone.</param>
/// <param name="Locked">Only the moderation changes it.</param>
public sealed record Group(string Id, string Title, string? Frame, double X, double Y, string Order, bool Deleted = false, bool Locked = false);
