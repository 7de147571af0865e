namespace Checkout.Domain.Payments;

/// <summary>What is to be done about an open invoice of a contract that pays itself, before it is charged.</summary>
public enum AutopayStep
{
    None,

    /// <summary>Say on which day it is charged.</summary>
    Announce,

    /// <summary>Say that it is charged on another day than was said before.</summary>
    Move,
    Pause,
    Resume,
}

/// <summary>Decides the step, and the day of the first charge.</summary>
public static class AutopaySteps
{
    /// <param name="plan">Null while nothing was announced.</param>
    /// <param name="noticeDays">How many days before the charge it is announced; what is charged on issue is announced on issue.</param>
    public static AutopayStep Of(AutopayMode mode, DateOnly issuedOn, DateOnly? dueOn, bool isDisputed, Autopayment? plan, int noticeDays,
        DateOnly today)
    {
        if (mode is AutopayMode.Off)
        {
            return AutopayStep.None;
        }

        if (isDisputed)
        {
            return plan is { CanPause: true } ? AutopayStep.Pause : AutopayStep.None;
        }

        var target = Target(mode, issuedOn, dueOn, plan);
        return plan switch
        {
            null => target.AddDays(-noticeDays) <= today ? AutopayStep.Announce : AutopayStep.None,
            { CanResume: true } => AutopayStep.Resume,
            { CanPlan: true } when target > plan.PlannedOn && target > today => AutopayStep.Move,
            { CanPlan: true } when plan.PlannedOn > today && target < plan.PlannedOn => AutopayStep.Move,
            _ => AutopayStep.None,
        };
    }

    /// <summary>The day of the first charge: never in the past, and after a dispute not before the day that was announced then.</summary>
    public static DateOnly FirstOn(AutopayMode mode, DateOnly issuedOn, DateOnly? dueOn, Autopayment? plan, DateOnly today)
    {
        var target = Target(mode, issuedOn, dueOn, plan);
        return target > today ? target : today;
    }

    private static DateOnly Target(AutopayMode mode, DateOnly issuedOn, DateOnly? dueOn, Autopayment? plan)
    {
        var on = Contract.ChargeOn(mode, issuedOn, dueOn);
        return plan?.NotBefore is { } notBefore && notBefore > on ? notBefore : on;
    }
}
