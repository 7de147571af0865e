namespace Checkout.Data.Payments;

/// <summary>Names, prefers and removes the methods that an account has on file, under its lock.</summary>
public sealed class ManageMethods(Submissions submissions, BusinessCalendar calendar, MethodUpkeep upkeep)
{
    /// <summary>For <see cref="RemoveAsync(Submission, string, string?, CancellationToken)"/>: contracts that paid themselves stop doing
    /// so.</summary>
    public const string SwitchOff = "off";

    private const string List = "/PaymentMethods";

    /// <param name="label">Null takes the name away.</param>
    public Task<Outcome> RenameAsync(Submission form, string slug, string? label, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, _, token) =>
        {
            if (await FindAsync(db, slug, token) is not { CanRename: true } method)
            {
                return new Outcome.NotFound();
            }

            if (method.Label == label)
            {
                return Unchanged(method);
            }

            method.Rename(label);
            return new Outcome.Done(List, AuditAction.MethodRenamed, method.Printed, label is null ? null : Sentence.Plain(label));
        }, cancellation);

    public Task<Outcome> MakeDefaultAsync(Submission form, string slug, CancellationToken cancellation) =>
        submissions.RunAsync(form, async (db, now, token) =>
        {
            if (await FindAsync(db, slug, token) is not { RemovedAt: null } method)
            {
                return new Outcome.NotFound();
            }

            if (!method.CanMakeDefault)
            {
                return Unchanged(method);
            }

            RuleViolation.ThrowIf(!method.CanCharge(calendar.DateAt(now)), $"{method.Name} has expired and can’t be charged.");

            await PreferAsync(db, method, token);
            return new Outcome.Done(List, AuditAction.MethodMadeDefault, method.Printed);
        }, cancellation);

    /// <param name="next">
    /// The slug of the method that takes its place, or <see cref="SwitchOff"/>; null is refused where contracts pay themselves with it.
    /// </param>
    public async Task<Outcome> RemoveAsync(Submission form, string slug, string? next, CancellationToken cancellation)
    {
        var outcome = await submissions.RunAsync(form, (db, now, token) => RemoveAsync(db, form, slug, next, now, token), cancellation);
        if (outcome is Outcome.Done)
        {
            await upkeep.ForgetAsync(CancellationToken.None);
        }

        return outcome;
    }

    private async Task<Outcome> RemoveAsync(
        CheckoutDbContext db, Submission form, string slug, string? next, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(db, slug, cancellation) is not { CanRemove: true } method)
        {
            return new Outcome.NotFound();
        }

        var contracts = await UsersOf(db, method).ToListAsync(cancellation);
        if (contracts.Count > 0 && next is null)
        {
            var numbers = string.Join(", ", contracts.Select(contract => contract.Number));
            return new Outcome.Refused(
                $"Say what happens with contract {numbers}: choose another card, or turn off autopay.", nameof(next));
        }

        var other = next is null or SwitchOff ? null : await FindAsync(db, next, cancellation);
        RuleViolation.ThrowIf(
            next is not (null or SwitchOff)
                && (other is null || other.Id == method.Id || other.Gateway != method.Gateway || !other.CanCharge(calendar.DateAt(now))),
            $"The card you chose instead can’t be charged. Choose another one.", nameof(next));

        var activities = new List<Activity>();
        foreach (var contract in contracts)
        {
            if (other is null)
            {
                contract.PayItself(AutopayMode.Off, form.UserName, now);
                activities.Add(new Activity(AuditAction.AutopaySwitched, contract.Number, $"{AutopayMode.Off}"));
            }
            else if (contract.StoredMethodId is not null)
            {
                contract.PayBy(other);
                activities.Add(new Activity(AuditAction.MethodChosen, contract.Number, $"{other.Printed}"));
            }
        }

        foreach (var contract in await db.Contracts.Where(row => row.StoredMethodId == method.Id).ToListAsync(cancellation))
        {
            if (contract.StoredMethodId == method.Id)
            {
                contract.PayBy(null);
            }
        }

        if (method.IsDefault && other is not null)
        {
            await PreferAsync(db, other, cancellation);
            activities.Add(new Activity(AuditAction.MethodMadeDefault, other.Printed));
        }

        method.Remove(now);
        return new Outcome.Done(List, [.. activities, new Activity(AuditAction.MethodRemoved, method.Printed)]);
    }

    /// <summary>The contracts that pay themselves with a method: they chose it, or they go by the default.</summary>
    public static IQueryable<Contract> UsersOf(CheckoutDbContext db, StoredMethod method)
    {
        var (id, isDefault) = (method.Id, method.IsDefault);
        return db.Contracts.OrderBy(contract => contract.Number).Where(contract => contract.Autopay != AutopayMode.Off
            && (contract.StoredMethodId == id || (isDefault && contract.StoredMethodId == null)));
    }

    private static Outcome.Unchanged Unchanged(StoredMethod method) => new(List, $"{method.Name} stays as it is: you changed nothing.");

    private static async Task PreferAsync(CheckoutDbContext db, StoredMethod method, CancellationToken cancellation)
    {
        foreach (var before in await db.StoredMethods.Where(row => row.IsDefault && row.Gateway == method.Gateway && row.Id != method.Id)
            .ToListAsync(cancellation))
        {
            before.StopBeingDefault();
        }

        if (method.CanMakeDefault)
        {
            method.MakeDefault();
        }
    }

    private static Task<StoredMethod?> FindAsync(CheckoutDbContext db, string slug, CancellationToken cancellation) =>
        db.StoredMethods.SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
}
