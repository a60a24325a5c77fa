namespace Fachgruppe.Boards.Engine;

/// <summary>The order among siblings: by fractional index, then by id, so that it is total.</summary>
public static class BoardOrder
{
    /// <summary>Compares two siblings.</summary>
    public static int Compare(string order, string id, string otherOrder, string otherId)
    {
        var byOrder = string.CompareOrdinal(order, otherOrder);
        return byOrder != 0 ? byOrder : string.CompareOrdinal(id, otherId);
    }

    /// <summary>The greater of two keys.</summary>
    public static string? Last(string? one, string? other) => string.CompareOrdinal(one, other) >= 0 ? one : other;

    /// <summary>A key after everything on the board, for what names none.</summary>
    /// <remarks>Somebody may have used up the longest keys on purpose; then ids break the tie.</remarks>
    public static string AfterEverything(BoardState state)
    {
        var key = FractionalIndex.Between(state.LastOrder, null);
        return key.Length <= FractionalIndex.MaxLength ? key : state.LastOrder!;
    }
}
