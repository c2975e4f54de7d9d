using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PropertyPlatform.Infrastructure.Persistence.Conventions;

/// <summary>How densely a table is written.</summary>
internal static class TableRoom
{
    private const int PercentFilled = 50;

    /// <summary>For rows that each change once: PostgreSQL leaves half of every page free, so that the new version stands beside the old one and no index hears of it. SQL Server changes rows in place by itself.</summary>
    public static void KeepsRoomForUpdates<T>(this EntityTypeBuilder<T> table)
        where T : class => table.HasStorageParameter("fillfactor", PercentFilled);
}
