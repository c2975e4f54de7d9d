using Microsoft.EntityFrameworkCore;

namespace PropertyPlatform.Architecture.Tests.Sinners;

public sealed class ContextWithoutMigrations : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseNpgsql("Host=localhost");

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<TableWithoutAVersion>().HasIndex(row => row.Name).IsUnique();
}

public sealed class TableWithoutAVersion
{
    public int Id { get; private set; }

    public string Name { get; private set; } = "";
}
