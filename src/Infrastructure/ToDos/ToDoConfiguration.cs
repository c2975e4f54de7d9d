using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.ToDos;

internal sealed class ToDoConfiguration : IEntityTypeConfiguration<ToDo>
{
    public void Configure(EntityTypeBuilder<ToDo> todo)
    {
        todo.ToTable("todos", "todos");
        todo.Property(t => t.Kind).HasMaxLength(ToDo.KindLength);
        todo.Property(t => t.Title).HasMaxLength(ToDo.TitleLength);
        todo.Property(t => t.Outcome).HasMaxLength(60);
        todo.Property(t => t.End).HasColumnName("ended_as");
        todo.Ignore(t => t.IsPending);
        todo.HasIndex(t => new { t.BusinessId, t.Kind }).IsUnique().HasFilter("closed_at IS NULL").HasDatabaseName("ux_todos_business_kind_open");
        todo.HasIndex(t => new { t.HandledBy, t.ClosedAt });
        todo.HasIndex(t => new { t.OpenedAt, t.Id }).HasFilter("closed_at IS NULL").HasDatabaseName("ix_todos_opened_open");
        todo.HasIndex(t => t.ProjectId).HasFilter("closed_at IS NULL").HasDatabaseName("ix_todos_project_open");

        // Rows exist only while a to-do is pending, so that the question "what waits for this role" never grows with history.
        todo.OwnsMany(t => t.Asked, asked =>
        {
            asked.ToTable("asked_roles", "todos");
            asked.WithOwner().HasForeignKey("ToDoId");
            asked.HasKey("ToDoId", nameof(AskedRole.Role));
            asked.Property<ToDoId>("ToDoId").HasColumnName("todo_id");
            asked.HasIndex(nameof(AskedRole.Role), "ToDoId");
        });
        todo.Navigation(t => t.Asked).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

/// <summary>Unique indexes of the to-dos.</summary>
internal sealed class ToDoIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error> { ["ux_todos_business_kind_open"] = ToDoErrors.AlreadyOpen };
}
