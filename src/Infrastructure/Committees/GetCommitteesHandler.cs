using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Committees;

internal sealed class GetCommitteesHandler(AppDbContext db) : IQueryHandler<GetCommittees, Paged<CommitteeLine>>
{
    public async Task<Result<Paged<CommitteeLine>>> Handle(GetCommittees request, CancellationToken cancellationToken)
    {
        var committees = Narrowed(request);
        return await committees.OrderBy(c => c.EndedAt != null).ThenBy(c => c.Name).ThenBy(c => c.Id)
            .Select(c => new CommitteeLine(
                c.Id.Value, c.Name, c.Kind, c.State, c.ProjectId.Value,
                db.Set<PropertyProject>().Where(p => p.Id == c.ProjectId).Select(p => p.Name).FirstOrDefault() ?? "",
                c.Members.Where(m => m.Until == null && m.Post == CommitteePost.Director).Select(m => m.Name).FirstOrDefault(),
                c.Members.Count(m => m.Until == null && m.Post != CommitteePost.Alternate),
                c.Seats, c.TermFrom, c.TermUntil))
            .ToPageAsync(committees, request.Page, cancellationToken);
    }

    private IQueryable<OwnerCommittee> Narrowed(GetCommittees request)
    {
        var committees = db.Set<OwnerCommittee>().AsNoTracking();
        if (Normalised.Text(request.Name) is { Length: > 0 } name) committees = committees.Where(c => c.Name.Contains(name) || db.Set<PropertyProject>().Any(p => p.Id == c.ProjectId && p.Name.Contains(name)));
        if (request.Kind is { } kind) committees = committees.Where(c => c.Kind == kind);
        if (request.State is { } state) committees = committees.Where(c => c.State == state);
        if (request.Place is { Length: > 0 } place) committees = committees.Where(c => c.Jurisdiction.Code.StartsWith(place));
        if (request.Project is not { } id) return committees;

        var project = ProjectId.From(id);
        return committees.Where(c => c.ProjectId == project);
    }
}

internal sealed class GetCommitteeHandler(AppDbContext db) : IQueryHandler<GetCommittee, CommitteeDetail>
{
    public async Task<Result<CommitteeDetail>> Handle(GetCommittee request, CancellationToken cancellationToken)
    {
        if (await db.Set<OwnerCommittee>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Committee, cancellationToken) is not { } committee) return CommitteeErrors.NotFound;

        var code = await db.Set<Organisation>().AsNoTracking().Where(o => o.Id == committee.OrganisationId).Select(o => o.Code).FirstOrDefaultAsync(cancellationToken);
        var project = await db.Set<PropertyProject>().AsNoTracking().Where(p => p.Id == committee.ProjectId).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken);
        var members = committee.Members.OrderBy(m => m.Post).ThenBy(m => m.Id).ToList();
        return new CommitteeDetail(
            committee.Id.Value, committee.Version, committee.Name, code, committee.Kind, committee.State, committee.ProjectId.Value, project ?? "", committee.OrganisationId.Value,
            committee.ElectedOn, committee.TermFrom, committee.TermUntil, committee.FilingReference, committee.Seats,
            [.. members.Where(m => m.IsActive && m.Post != CommitteePost.Alternate).Select(Line)],
            [.. members.Where(m => m is { IsActive: true, Post: CommitteePost.Alternate }).Select(Line)],
            [.. members.Where(m => !m.IsActive).Select(Line)],
            [.. committee.Staff.OrderBy(s => s.LeftOn.HasValue).ThenBy(s => s.Kind).ThenBy(s => s.Id).Select(Line)]);
    }

    private static MemberLine Line(CommitteeMember m) => new(
        m.Id, m.Name, m.Gender, m.Document.Masked, m.Phone.Masked, m.Room, m.Post, m.Standing, m.InRegister, m.From, m.PromotedOn, m.Until, m.ChangeReason);

    private static StaffLine Line(CommitteeStaff s) => new(s.Id, s.Kind, s.Name, s.Position, s.Phone?.Masked, s.Document?.Masked, s.Since, s.LeftOn);
}
